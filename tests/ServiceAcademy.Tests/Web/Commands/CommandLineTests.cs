using ServiceAcademy.Web.Commands;

namespace ServiceAcademy.Tests.Web.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--urls=http://localhost:5081")]
    [InlineData("--environment Development")]
    [InlineData("--Academy:Demo=true --ConnectionStrings:Academy=")]
    public void Without_a_command_the_site_runs(string line) =>
        Assert.False(CommandLine.IsCommand(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("--help")]
    [InlineData("--version")]
    [InlineData("migrate")]
    [InlineData("migrat")]
    public void A_command_or_a_question_is_answered_without_the_site(string line) =>
        Assert.True(CommandLine.IsCommand(line.Split(' ')));

    [Fact]
    public void Every_command_is_listed() =>
        Assert.Equal(["migrate", "content", "user", "people", "records", "competencies", "scenarios", "certificates", "backup", "restore", "schema"], CommandLine.Root().Subcommands.Select(command => command.Name));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("content check")]
    [InlineData("user add --email a@b.example --name A --role Boss")]
    public async Task A_wrong_use_is_exit_code_2(string line) => Assert.Equal(2, await CommandLine.RunAsync(line.Split(' ')));
}
