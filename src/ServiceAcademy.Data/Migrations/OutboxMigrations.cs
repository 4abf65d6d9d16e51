using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ServiceAcademy.Data.Migrations;

/// <summary>Messages that leave, turns of regular work, and what was told of expiry and of overdue assignments.</summary>
[DbContext(typeof(AcademyDb)), Migration("20261122104000_Outbox")]
internal sealed class AddOutbox : SqlMigration;
