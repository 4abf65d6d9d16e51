using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>Who signed a paper; papers found by their hash.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122106000_Signing")]
internal sealed class AddSigning : SqlMigration;
