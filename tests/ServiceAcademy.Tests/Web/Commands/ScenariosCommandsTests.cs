using System.Diagnostics;
using System.Text.Json;

namespace ServiceAcademy.Tests.Web.Commands;

/// <summary>The commands as processes, from a folder without settings or database.</summary>
public sealed class ScenariosCommandsTests
{
    private const string Scenario = """
        ---
        id: small
        title: {en: "Small"}
        summary: {en: "A small one."}
        minutes: 1
        languages: [en]
        criteria: {empathy: 1, speed: 2}
        customer: {name: {en: "Ms Lin"}, portrait: guest-1}
        ---

        ## open
        customer: “Hello?”

        - kind: “Good evening.”
          points: empathy 3
          because: Warm.
          -> 50% calm, 50% sharp
        - quick: “Yes?”
          points: speed 1
          because: Quick.
          -> calm

        ## calm
        customer: “A room, please.”

        - give: “Here you are.”
          points: speed 2
          because: Done.
          -> end
        - wait: “One moment.”
          because: Slow.
          -> end

        ## sharp
        customer: “At last.”

        - mend: “I am sorry.”
          points: speed 2
          because: Owned.
          -> end
        - shrug: “Well.”
          because: No.
          -> end

        ## end
        ending: She has a room.

        """;

    [Fact]
    public async Task A_sound_role_play_is_analysed_and_its_paths_are_scored()
    {
        var file = Write(Scenario);

        Assert.Equal((0, ""), (await RunAsync("check", file)) is var (code, output, error) && output.Contains("1 role-plays, 0 errors, 0 warnings.") ? (code, error) : (9, output + error));

        var worth = await JsonAsync(0, "analyse", file, "--json");
        Assert.Equal((4, 6, 2, 2), (worth.GetProperty("states").GetInt32(), worth.GetProperty("paths").GetInt32(), worth.GetProperty("fewestDecisions").GetInt32(), worth.GetProperty("mostDecisions").GetInt32()));
        Assert.Equal(["open", "calm", "sharp", "end"], worth.GetProperty("reachableNodes").EnumerateArray().Select(node => node.GetString()));
        // Speed counts twice: “kind” keeps 3 + 4, “quick” 2 + 4; the worst path loses 1 and then 4.
        Assert.Equal((7, 5), (worth.GetProperty("total").GetProperty("best").GetDouble(), worth.GetProperty("total").GetProperty("largestRegret").GetDouble()));
        Assert.Equal(("empathy", 3, 3), (worth.GetProperty("criteria")[0].GetProperty("criterion").GetString(), worth.GetProperty("criteria")[0].GetProperty("best").GetDouble(), worth.GetProperty("criteria")[0].GetProperty("largestRegret").GetDouble()));

        foreach (var (path, total) in new[] { ("kind,give", 1), ("kind,mend", 1), ("kind@sharp,mend", 1), ("open/kind@calm,calm/give", 1), ("quick,wait", 0), ("quick,give", 0.8), ("kind@sharp,shrug", 0.2) })
        {
            var score = await JsonAsync(0, "score", file, "--path", path, "--json");
            Assert.Equal(total, score.GetProperty("total").GetProperty("score").GetDouble());
            Assert.Equal("end", score.GetProperty("ending").GetString());
        }
        var quick = (await JsonAsync(0, "score", file, "--path", "quick,give", "--json")).GetProperty("decisions")[0];
        Assert.Equal((1, 3, "kind"), (quick.GetProperty("totalRegret").GetDouble(), quick.GetProperty("regret").GetProperty("empathy").GetDouble(), quick.GetProperty("best").GetString()));
    }

    [Theory]
    [InlineData("kind", "stops at “calm”")]
    [InlineData("kind@sharp,give", "cannot be taken at “sharp”. Open there: mend, shrug.")]
    [InlineData("quick,give,wait", "has ended at “end” already")]
    [InlineData("rob-the-till", "cannot be taken at “open”. Open there: kind, quick.")]
    [InlineData("calm/kind,give", "Step 1, “calm/kind”, cannot be taken at “open”")]
    public async Task What_is_no_path_is_told(string path, string reason)
    {
        var (code, _, error) = await RunAsync("score", Write(Scenario), "--path", path);

        Assert.Equal(1, code);
        Assert.Contains(reason, error);
    }

    [Fact]
    public async Task A_faulty_role_play_is_exit_code_1_with_line_reason_and_suggestion()
    {
        var file = Write(Scenario.Replace("-> end\n- wait", "-> ned\n- wait"));

        var (code, output, _) = await RunAsync("check", file);
        Assert.Equal(1, code);
        Assert.Contains($"{file}:26: error: “give” of node “calm” leads to “ned”, which is not among the nodes. Did you mean “end”?", output);
        var problem = (await JsonAsync(1, "check", file, "--json"))[0].GetProperty("problems")[0];
        Assert.Equal((26, "error", "Did you mean “end”?"), (problem.GetProperty("line").GetInt32(), problem.GetProperty("severity").GetString(), problem.GetProperty("suggestion").GetString()));
        Assert.Equal(1, (await RunAsync("analyse", file)).Code);
        Assert.Contains("There is no file", (await JsonAsync(1, "analyse", file + "x", "--json")).GetProperty("error").GetString());
        Assert.Equal(2, (await RunAsync("score", file)).Code);
    }

    private static string Write(string text)
    {
        var file = Path.Combine(RunFolder.NewFolder("role-play"), "small.md");
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<JsonElement> JsonAsync(int expected, params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.True(code == expected, output + error);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(build.Parent!.Parent!.FullName, "ServiceAcademy.Web", build.Name, "ServiceAcademy.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "scenarios", .. arguments])
        {
            WorkingDirectory = RunFolder.NewFolder("nowhere"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
