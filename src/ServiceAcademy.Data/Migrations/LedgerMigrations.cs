using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>A sentence names whoever judged.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122102000_SentenceRater")]
internal sealed class SentenceRater : SqlMigration;

/// <summary>The ledger refuses changes; days are sealed and chained.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122102100_LedgerChain")]
internal sealed class LedgerChain : SqlMigration;
