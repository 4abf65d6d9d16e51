using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>Drafts of every kind of content in one table, and what colleagues say of drafts of role-plays.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122105800_Drafts")]
internal sealed class AddDrafts : SqlMigration;
