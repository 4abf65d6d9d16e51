using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Modules.Permissions;
using ServiceAcademy.People;
using ServiceAcademy.Web.Accounts;
using ServiceAcademy.Web.Accounts.Links;
using ServiceAcademy.Web.Accounts.Passwords;
using ServiceAcademy.Web.Hosting.Preparation;

namespace ServiceAcademy.Web.Commands;

/// <summary><c>user add</c></summary>
internal static class UserCommands
{
    public static Command Create() => new("user", "People who can sign in.") { Add() };

    private static Command Add()
    {
        var email = new Option<string>("--email") { Required = true, Description = "Address at work; it is also the name to sign in with." };
        var name = new Option<string>("--name") { Required = true, Description = "Name in Latin letters." };
        var role = new Option<string>("--role") { Required = true, Description = "What the person may do." };
        role.AcceptOnlyFromAmong(AcademyRoles.Everybody);
        var native = new Option<string?>("--native-name") { Description = "Name in the person’s own script." };
        var locale = new Option<string>("--language") { DefaultValueFactory = _ => Languages.English, Description = "The person’s language." };
        locale.AcceptOnlyFromAmong(Languages.All);
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input; without it a one-time link is printed." };
        var command = new Command("add", "Adds a person with an account.") { email, name, role, native, locale, fromInput };
        command.SetAction(CommandRun.Of(async (run, parsed, cancellation) =>
        {
            var services = run.Services;
            await Preparing.MigrateAsync(services, cancellation);
            var (address, password) = (parsed.GetValue(email)!.Trim(), parsed.GetValue(fromInput) ? Console.In.ReadLine() ?? "" : null);
            var users = services.GetRequiredService<UserManager<Account>>();
            if (await users.FindByEmailAsync(address) is not null)
                throw new ArgumentException($"{address} already has an account.");
            if (password is not null && await users.ReasonsAgainstAsync(new Account { Email = address }, password) is [var reason, ..])
                throw new ArgumentException(reason);

            var people = services.GetRequiredService<PeopleApi>();
            var account = await services.GetRequiredService<AccountOffice>().OpenAsync(address, parsed.GetValue(role)!, password);
            var today = TimeZoneInfo.ConvertTime(services.GetRequiredService<TimeProvider>().GetUtcNow(), (await people.OrganisationAsync(cancellation)).TimeZone);
            var id = await people.AddAsync(new NewPerson(parsed.GetValue(name)!, parsed.GetValue(native), address, new LocalText(),
                parsed.GetValue(locale)!, account.Id, TeamId: null, DateOnly.FromDateTime(today.Date)), cancellation);
            var link = password is not null ? null : services.GetRequiredService<IOptions<AcademyOptions>>().Value
                .Outward("/password-link?token=" + await services.GetRequiredService<OneTimeLinks>().IssueAsync(account.Id, cancellation));
            run.Answer(new { id, email = address, link }, link is null
                ? $"{address} can sign in."
                : $"{address} chooses a password here, once, within 24 hours: {link}");
            return 0;
        }));
        return command;
    }
}
