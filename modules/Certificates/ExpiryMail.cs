using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.People;

namespace ServiceAcademy.Certificates;

/// <summary>Reminds holder and manager by e-mail, each in their language, in the transaction that notes the reminder.</summary>
internal sealed class ExpiryMail(Outbox outbox, PeopleApi people, IOptions<AcademyOptions> options, IStringLocalizer<ExpiryMail> T) : IHandle<CertificateExpiring>
{
    public async Task HandleAsync(CertificateExpiring happened, CancellationToken cancellation)
    {
        using (Languages.Speak(happened.Person.Locale))
            await outbox.PostAsync(new Mail($"{happened.Key}:holder", happened.About, happened.Person.Email, Subject(happened), Lines(
                happened.Days == 0
                    ? T["Your certificate “{0}” ({1}) expires today.", happened.CourseTitle, happened.Number]
                    : T["Your certificate “{0}” ({1}) is valid until {2}.", happened.CourseTitle, happened.Number, Validity.Say(happened.ValidUntil)],
                T["To renew it, take the course again: {0}", options.Value.Outward($"/courses/{happened.CourseId}")])), cancellation);
        if (await ManagerAsync(happened, cancellation) is { } manager)
            using (Languages.Speak(manager.Locale))
            {
                var holder = Languages.Current == Languages.Chinese ? happened.Person.NativeName ?? happened.Person.Name : happened.Person.Name;
                await outbox.PostAsync(new Mail($"{happened.Key}:manager", happened.About, manager.Email, $"{holder}: {Subject(happened)}", Lines(
                    T["The certificate “{0}” ({1}) of {2} is valid until {3}.", happened.CourseTitle, happened.Number, holder, Validity.Say(happened.ValidUntil)],
                    T["You may want to plan time for the renewal."])), cancellation);
            }
    }

    private string Subject(CertificateExpiring happened) => happened.Days == 0
        ? T["The certificate “{0}” expires today", happened.CourseTitle]
        : T["The certificate “{0}” runs out on {1}", happened.CourseTitle, Validity.Say(happened.ValidUntil)];

    private static string Lines(params string[] lines) => string.Join("\n\n", lines) + "\n";

    private async Task<PersonCard?> ManagerAsync(CertificateExpiring happened, CancellationToken cancellation)
    {
        var holder = (await people.FindSubjectsAsync([happened.Person.Subject], cancellation)).GetValueOrDefault(happened.Person.Subject);
        // One's own manager, or else the team's.
        var id = holder?.ManagerId ?? (await people.TeamsAsync(cancellation)).FirstOrDefault(team => team.Id == holder?.TeamId)?.ManagerId;
        return id is { } manager && id != holder!.Id && await people.FindAsync(manager, cancellation) is { IsActive: true } card ? card : null;
    }
}
