using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Assignments;

/// <summary>Reminds the person by e-mail, in the transaction that notes the reminder.</summary>
internal sealed class OverdueMail(
    Outbox outbox, PeopleApi people, IOptions<AcademyOptions> options, TimeProvider clock, IStringLocalizer<OverdueMail> T) : IHandle<AssignmentOverdue>
{
    /// <summary>What was due earlier is no news: an academy that begins to send mail does not begin with last year's.</summary>
    private const int News = 7;

    public async Task HandleAsync(AssignmentOverdue happened, CancellationToken cancellation)
    {
        var today = Due.Today(clock, (await people.OrganisationAsync(cancellation)).TimeZone);
        if (today.DayNumber - happened.DueOn.DayNumber > News)
            return;
        using (Languages.Speak(happened.Person.Locale))
            await outbox.PostAsync(new Mail(
                happened.Key, happened.About, happened.Person.Email,
                T["“{0}” was due on {1}", happened.CourseTitle, Due.Long(happened.DueOn)],
                $"""
                {T["The course “{0}” was assigned to you, to be completed by {1}.", happened.CourseTitle, Due.Long(happened.DueOn)]}

                {T["Go on where you stopped: {0}", options.Value.Outward($"/courses/{happened.CourseId}")]}

                """), cancellation);
    }
}
