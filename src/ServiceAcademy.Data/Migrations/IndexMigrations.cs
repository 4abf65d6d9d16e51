using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>Indexes that hold all that a search for people and an order by figures read.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122109000_ReadingIndexes")]
internal sealed class ReadingIndexes : SqlMigration;
