using OrchardCore.AuditTrail.Drivers;
using OrchardCore.AuditTrail.Models;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace ServiceAcademy.OrchardCore.AuditTrail;

/// <summary>Shows the data of an event on its page.</summary>
internal sealed class TrailDriver : AuditTrailEventSectionDisplayDriver<AuditTrailTrainingEvent>
{
    public override IDisplayResult Display(AuditTrailEvent auditTrailEvent, AuditTrailTrainingEvent section, BuildDisplayContext context) =>
        View("AuditTrailTrainingEventDetail_DetailAdmin", section).Location("DetailAdmin", "Content:10");
}
