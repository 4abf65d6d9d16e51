using System.Text;
using System.Text.RegularExpressions;

namespace ServiceAcademy.Benchmarks;

/// <summary>
/// The product's content with more people in the demo company: only a person's first answer to a question moves estimates, so
/// measuring that many answers takes that many people. They serve no house, so the demo gives them no past.
/// </summary>
internal sealed partial record BenchmarkContent(string Folder, string Password, IReadOnlyList<string> Emails)
{
    public static BenchmarkContent Write(string content, string folder, int people)
    {
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var company = Path.Combine(folder, "demo/company.yaml");
        var text = File.ReadAllText(company);
        var emails = Enumerable.Range(1, people).Select(number => $"learner.{number:00}@hotel.example").ToList();
        var lines = new StringBuilder("\npeople:\n");
        for (var i = 0; i < people; i++)
            lines.Append($"  - {{id: learner-{i + 1:00}, email: {emails[i]}, name: \"Learner {i + 1:00}\", job: {{en: \"Learner\", zh-Hans: \"学员\"}}, team: central, role: Employee, locale: en}}\n");
        File.WriteAllText(company, text.Replace("\npeople:\n", lines.ToString(), StringComparison.Ordinal));
        return new BenchmarkContent(folder, PasswordLine().Match(text).Groups[1].Value, emails);
    }

    /// <summary>What an earlier run has written.</summary>
    public static BenchmarkContent Of(string folder) =>
        new(folder, PasswordLine().Match(File.ReadAllText(Path.Combine(folder, "demo/company.yaml"))).Groups[1].Value, []);

    [GeneratedRegex("^password: \"(.*)\"", RegexOptions.Multiline)]
    private static partial Regex PasswordLine();
}
