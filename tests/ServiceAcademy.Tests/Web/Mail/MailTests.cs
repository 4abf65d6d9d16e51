using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Data.Outgoing;
using ServiceAcademy.Data.Work;
using ServiceAcademy.Tests.Data;

namespace ServiceAcademy.Tests.Web.Mail;

using Mail = ServiceAcademy.Data.Outgoing.Mail;

public sealed class MailTests
{
    private static readonly Mail Chinese = new("test:1", null, "mei.lin@hotel.example", "您的证书将于 2026年12月1日 到期", "林美，您好：\n\n请续证。\n.\n");

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var server = new MailServer();
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, settings: server.Settings);

        await PostAsync(academy, Chinese);
        await RunAsync(academy);

        var letter = Assert.Single(server.Letters);
        var (head, body) = (letter[..letter.IndexOf("\n\n", StringComparison.Ordinal)], letter[(letter.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
        Assert.Equal(Chinese.Subject, Words(Header(head, "Subject")));
        Assert.Contains("academy@hotel.example", Header(head, "From"), StringComparison.Ordinal);
        Assert.Equal("auto-generated", Header(head, "Auto-Submitted"));
        Assert.Matches("^<[0-9a-f]{32}@localhost>$", Header(head, "Message-ID"));
        Assert.Equal("base64", Header(head, "Content-Transfer-Encoding"));
        Assert.Equal(Chinese.Text, Encoding.UTF8.GetString(Convert.FromBase64String(Regex.Replace(body, @"\s", ""))).ReplaceLineEndings("\n"));
        Assert.Equal(1, (await DeskAsync(academy)).Left);
    }

    [Fact]
    public async Task Without_a_mail_server_letters_wait_and_the_status_page_says_so()
    {
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite);
        await PostAsync(academy, Chinese);
        await RunAsync(academy);

        var page = await (await academy.AsAsync("tomas-novak")).OpenAsync("/admin/status");

        Assert.Contains("No mail server is configured (Academy:Mail:Host).", page.The("#messages").TextContent, StringComparison.Ordinal);
        Assert.Contains("Outbox.mail", page.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0), ((await DeskAsync(academy)).Waiting, (await DeskAsync(academy)).Left));
    }

    [Theory]
    [InlineData("RCPT", "550 no such mailbox", MessageState.Failed)]
    [InlineData("RCPT", "450 try later", MessageState.Waiting)]
    [InlineData("MAIL", "421 closing", MessageState.Waiting)]
    [InlineData(".", "554 refused", MessageState.Failed)]
    [InlineData(".", "not an answer", MessageState.Unknown)]
    public async Task What_the_server_answers_decides(string command, string answer, MessageState expected)
    {
        await using var server = new MailServer { Answer = given => given == command ? answer : null };
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false, server.Settings);
        await PostAsync(academy, Chinese);

        await RunAsync(academy);

        Assert.Equal(expected == MessageState.Waiting ? 1 : 0, (await DeskAsync(academy)).Waiting);
        Assert.Equal(expected == MessageState.Waiting ? [] : [expected], (await TroubledAsync(academy)).Select(message => message.State));
    }

    [Fact]
    public async Task A_server_that_is_not_there_has_certainly_taken_nothing()
    {
        var gone = new MailServer();
        await gone.DisposeAsync();
        await using var academy = await Academy.StartAsync(DatabaseKind.Sqlite, demo: false, gone.Settings);
        await PostAsync(academy, Chinese);

        await RunAsync(academy);

        Assert.Equal(1, (await DeskAsync(academy)).Waiting);
        Assert.Empty(await TroubledAsync(academy));
    }

    [Theory, BothDatabases]
    public async Task Killed_between_handing_over_and_noting_it_is_flagged_and_not_sent_again_by_itself(DatabaseKind database)
    {
        await using var server = new MailServer { Hold = Task.Delay(Timeout.Infinite) };
        var address = database == DatabaseKind.PostgreSql ? await PostgresServer.NewDatabaseAsync() : null;
        await using var academy = new ServedProcess(address, server.Settings);
        await using var beside = await DataRoom.OpenAsync(
            address is null ? DatabaseAddress.SqliteFile(Path.Combine(academy.DataPath, "academy.db")) : DatabaseAddress.Parse(address),
            services => services.AddOutboxReceiver<Pen>("mail", "Writes only."), new ManualClock(TimeProvider.System.GetUtcNow()));
        await PostAsync(beside, Chinese);

        // The letter has arrived at the server, whose answer never comes; then the power fails.
        await academy.StartAsync();
        await UntilAsync(() => Task.FromResult(Of(server, Chinese).Count == 1));
        await academy.KillAsync();
        server.Hold = Task.CompletedTask;
        var second = Chinese with { Key = "test:2", Subject = "另一封" };
        await PostAsync(beside, second);
        // Nobody has to wait here until the lease of the killed one is over.
        await beside.InsideAsync(services => services.GetRequiredService<AcademyDb>().WriteAsync(() =>
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                services.GetRequiredService<AcademyDb>().Database, """UPDATE "Work_Turns" SET "LeaseUntil" = "StartedAt" """)));
        await academy.StartAsync();
        await UntilAsync(async () => Of(server, second).Count == 1 && (await DeskAsync(beside)).Waiting == 0);

        Assert.Single(Of(server, Chinese));
        var unknown = Assert.Single(await TroubledAsync(beside));
        Assert.Equal(MessageState.Unknown, unknown.State);
        var administrator = await academy.AsAsync("tomas-novak");
        var page = await administrator.OpenAsync("/admin/status");
        Assert.Contains("may have left", page.The("#messages").TextContent, StringComparison.Ordinal);

        await administrator.SubmitAsync(page, $"form[action$='/{unknown.Id}/send']");
        await UntilAsync(() => Task.FromResult(Of(server, Chinese).Count == 2));
        // The same letter, and recognisable as the same.
        Assert.Single(Of(server, Chinese).Select(letter => Header(letter, "Message-ID")).Distinct());
        Assert.NotEqual(Header(Of(server, Chinese)[0], "Message-ID"), Header(Of(server, second)[0], "Message-ID"));
    }

    /// <summary>The letters of a subject; the demo company has letters of its own.</summary>
    private static List<string> Of(MailServer server, Mail mail)
    {
        lock (server.Letters)
            return server.Letters.Where(letter => Words(Header(letter, "Subject")) == mail.Subject).ToList();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; !await isSo(); i++)
        {
            Assert.True(i < 600, "It was not so after a minute.");
            await Task.Delay(100);
        }
    }

    private static string Header(string letter, string name) =>
        Regex.Replace(Regex.Match(letter, $"^{name}: (.*(?:\n[ \t].*)*)", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value, "\r?\n[ \t]", "").Trim();

    /// <summary>Decodes words of RFC 2047.</summary>
    private static string Words(string header) => Encoding.UTF8.GetString(Regex.Matches(header, @"=\?utf-8\?B\?(.*?)\?=", RegexOptions.IgnoreCase)
        .SelectMany(match => Convert.FromBase64String(match.Groups[1].Value)).ToArray());

    private static Task<bool> PostAsync(Academy academy, Mail mail) => academy.InsideAsync(services => PostAsync(services, mail));

    private static Task<bool> PostAsync(DataRoom room, Mail mail) => room.InsideAsync(services => PostAsync(services, mail));

    private static async Task<bool> PostAsync(IServiceProvider services, Mail mail)
    {
        await services.GetRequiredService<Outbox>().PostAsync(mail);
        return true;
    }

    private static async Task RunAsync(Academy academy)
    {
        var turns = academy.Services.GetRequiredService<WorkTurns>();
        await turns.RunIfDueAsync(turns.Works.Single(work => work.Name == "Outbox.mail"), default);
    }

    private static async Task<DeskState> DeskAsync(Academy academy) => (await academy.InsideAsync(services => services.GetRequiredService<Outbox>().DesksAsync())).Single();

    private static async Task<DeskState> DeskAsync(DataRoom room) => (await room.InsideAsync(services => services.GetRequiredService<Outbox>().DesksAsync())).Single();

    private static Task<IReadOnlyList<TroubledMessage>> TroubledAsync(Academy academy) => academy.InsideAsync(services => services.GetRequiredService<Outbox>().TroubledAsync(10));

    private static Task<IReadOnlyList<TroubledMessage>> TroubledAsync(DataRoom room) => room.InsideAsync(services => services.GetRequiredService<Outbox>().TroubledAsync(10));

    /// <summary>Lets a test write letters into the outbox of a process beside it.</summary>
    private sealed class Pen : IOutboxReceiver
    {
        public bool Takes(string kind) => kind == Mail.Kind;

        public string? Closed => "It only writes.";

        public Task HandOverAsync(OutgoingMessage message, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
