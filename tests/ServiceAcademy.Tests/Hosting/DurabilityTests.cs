using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.Web.Accounts;

namespace ServiceAcademy.Tests.Hosting;

/// <summary>What the page says is saved, is on disk.</summary>
public sealed class DurabilityTests
{
    [Theory, BothDatabases]
    public async Task An_answer_survives_a_kill_right_after_the_page_says_so(DatabaseKind database)
    {
        await using var academy = new ServedProcess(database == DatabaseKind.PostgreSql ? await PostgresServer.NewDatabaseAsync() : null);
        await academy.StartAsync();
        var learner = await academy.AsAsync("mei-lin");
        var page = await learner.OpenAsync("/courses/service-quality");
        while (!page.Url.Contains("/scenarios/attempts/", StringComparison.Ordinal))
            page = await learner.SubmitAsync(page, "main form");

        var decided = await learner.SubmitAsync(page, "form.replies", ("choice", page.The("button.reply").GetAttribute("value")!));
        await academy.KillAsync();
        await academy.StartAsync();
        var back = await (await academy.AsAsync("mei-lin")).OpenAsync(new Uri(decided.Url).AbsolutePath);

        Assert.Contains("says you", back.Text, StringComparison.Ordinal);
        Assert.Equal(Conversation(decided), Conversation(back));
    }

    [Fact]
    public async Task Every_kind_of_connection_to_SQLite_waits_for_the_disk()
    {
        var academy = await Academies.SharedAsync(DatabaseKind.Sqlite);
        await academy.InsideAsync(async services =>
        {
            foreach (var context in new DbContext[] { services.GetRequiredService<AcademyDb>(), services.GetRequiredService<AccountsDb>() })
            {
                await context.Database.OpenConnectionAsync();
                var connection = context.Database.GetDbConnection();
                Assert.Equal("wal", await PragmaAsync(connection, "journal_mode"));
                Assert.Equal("2", await PragmaAsync(connection, "synchronous"));
                Assert.Equal("1", await PragmaAsync(connection, "foreign_keys"));
                Assert.Equal("5000", await PragmaAsync(connection, "busy_timeout"));
                await context.Database.CloseConnectionAsync();
            }
            return true;
        });
    }

    private static async Task<string?> PragmaAsync(DbConnection connection, string name)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    private static string Conversation(Page page) => page.The("ol.conversation").TextContent;
}
