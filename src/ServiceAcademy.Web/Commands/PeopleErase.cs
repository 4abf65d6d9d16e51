using System.CommandLine;
using ServiceAcademy.People;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>people erase PERSON</c>: says what goes and what stays, and erases when told to.</summary>
internal static class PeopleErase
{
    public static Command Create()
    {
        var who = new Argument<string>("PERSON") { Description = "E-mail address, employee number, or the number in the address of the person's page." };
        var trial = new Option<bool>("--dry-run") { Description = "Only tell what would happen; so does the command without --for-good." };
        var certain = new Option<bool>("--for-good") { Description = "Erase. It cannot be undone." };
        var command = new Command("erase", "Erases a person; statistics stay right. Without --for-good it only tells what would go. Exit code 1 when nobody is meant, or nobody could be erased.") { who, trial, certain };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(trial) && parsed.GetValue(certain))
                parsed.AddError("--dry-run and --for-good exclude each other.");
        });
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            await Preparing.MigrateAsync(run.Services, cancellation);
            var erasure = run.Services.GetRequiredService<ErasureApi>();
            if (await erasure.FindAsync(parsed.GetValue(who)!, cancellation) is not { } person)
            {
                run.Answer(new { erased = false, error = "nobody" },
                    $"Nobody is called “{parsed.GetValue(who)}”: no e-mail address, employee number or page has that name, or the person was erased. The page /people finds people by name.");
                return 1;
            }
            var held = await erasure.HoldingsAsync(person, cancellation);
            var erased = parsed.GetValue(certain);
            if (erased)
                await erasure.EraseAsync(person.Id, cancellation);
            run.Answer(new { person = person.Id, erased, held.Tables, held.Files }, Told(person, held, erased));
            return 0;
        }));
        return command;
    }

    private static string Told(PersonCard person, Holdings held, bool erased) => string.Join(Environment.NewLine,
    [
        erased ? $"Person {person.Id} was erased. Held until now:" : $"{person.Name} <{person.Email}>, page /people/{person.Id}. Held now:",
        .. held.Tables.Where(table => table.Value > 0).Select(table => $"  {table.Key}: {table.Value}"),
        $"  files: {held.Files}",
        $"{(erased ? "Gone" : "Goes")}: account, names, addresses, numbers, free texts, files, the list of who looked; all files of long work of the last days, since they may name the person.",
        $"{(erased ? "Stays" : "Would stay")}: what was done (sentences, answers, ratings, places), under keys behind which nobody stands any more: statistics and the ledger's seals stay right.",
        "Backups made before still hold the person until they are deleted; after one is restored, erase again.",
        .. erased ? Array.Empty<string>() : ["Nothing was erased. Say --for-good to erase."],
    ]);
}
