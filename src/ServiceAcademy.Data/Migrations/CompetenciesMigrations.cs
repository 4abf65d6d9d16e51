using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>Estimates by channel, with the calibration that they were computed with; those of before are marked to be computed anew.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122103000_Estimates")]
internal sealed class Estimates : SqlMigration;

/// <summary>Observations, appraisals and self-assessments, calibration rounds, contests, and authors' drafts.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122103500_Ratings")]
internal sealed class Ratings : SqlMigration;

/// <summary>People who ask to be observed.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122103700_Asks")]
internal sealed class Asks : SqlMigration;
