using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Files;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Events;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Privacy;

/// <summary>
/// Erases a person: account, names, addresses, numbers, and through <see cref="PersonErased"/> what other modules hold. The ledger's sentences and the teams and jobs of
/// the past stay, under keys behind which nobody stands any more, so that statistics stay right.
/// </summary>
internal sealed class Erasing(
    AcademyDb db, PeopleApi people, FileStore files, LongWorkDesk desk, Outbox outbox, AcademyEvents events, IEnumerable<IAccountEraser> accounts, TimeProvider clock,
    ILogger<Erasing> logger, IStringLocalizer<PeopleApi> T)
{
    public async Task EraseAsync(int id, CancellationToken cancellation)
    {
        var by = await people.MeAsync(cancellation);
        if (by == id)
            throw new AcademyError(409, T["You cannot erase yourself."], T["The academy could be left without anybody who can undo mistakes."], T["Ask a colleague in HR."]);
        if (await desk.IsAnyBusyAsync(cancellation))
            throw new AcademyError(409, T["Long work is under way."], T["Its files could still name the person when it ends."], T["Wait until it has ended, or stop it, then erase."]);
        // The account is another context's; done first, since who is being erased should not come in meanwhile. Done twice it does nothing.
        if (await people.AccountOfAsync(id, cancellation) is { } account)
            foreach (var host in accounts)
                await host.EraseAsync(account, cancellation);
        await db.WriteAsync(async () =>
        {
            var person = await people.DemandAsync(id, cancellation);
            await people.SetActiveAsync(person, false, cancellation);
            var now = clock.GetUtcNow();
            (person.Name, person.NativeName, person.GivenName, person.FamilyName) = ("–", null, null, null);
            (person.Email, person.UserName, person.Number, person.DirectoryId, person.UserId) = ($"erased-{id}@erased.invalid", null, null, null, null);
            (person.EmployedFrom, person.LastDay, person.Locale, person.ErasedAt) = (null, null, Languages.English, now);
            await db.SaveChangesAsync(cancellation);

            await db.Set<Placement>().Where(place => place.PersonId == id)
                .ExecuteUpdateAsync(place => place.SetProperty(row => row.ManagerId, (int?)null).SetProperty(row => row.RecordedBy, (int?)null), cancellation);
            await db.Set<Team>().Where(team => team.ManagerId == id).ExecuteUpdateAsync(team => team.SetProperty(row => row.ManagerId, (int?)null), cancellation);
            await db.Set<FigureView>().Where(view => view.PersonId == id).ExecuteDeleteAsync(cancellation);
            // Any upload, report or export of the last days may name the person.
            await files.DeleteAllAsync(cancellation);
            await desk.ForgetAsync(cancellation);
            await outbox.EraseAsync(person.Subject, cancellation);
            if (!await db.Set<Erasure>().AnyAsync(erasure => erasure.PersonId == id, cancellation))
                db.Add(new Erasure { PersonId = id, At = now, By = by });
            await events.RaiseAsync(new PersonErased(id, person.Subject), cancellation);
        }, cancellation);
        logger.LogInformation("Person {Id} was erased.", id);
    }
}
