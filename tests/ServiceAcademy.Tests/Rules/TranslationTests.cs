using System.Text.RegularExpressions;

namespace ServiceAcademy.Tests.Rules;

/// <summary>Every string that a person reads stands in both languages.</summary>
public sealed partial class TranslationTests
{
    [Fact]
    public void Every_string_is_translated_beside_its_source()
    {
        var offenders =
            from project in Projects()
            let known = Entries(project).Where(entry => entry.Text.Trim().Length > 0).Select(entry => entry.Key).ToHashSet()
            from file in SourceTree.Files([project], ".cs", ".cshtml")
            from key in Keys(file.Text)
            where !known.Contains(key)
            select $"{file.Path}: “{key}” has no entry in {project}/Localization/zh-Hans.po";

        Assert.Empty(offenders.Distinct());
    }

    [Fact]
    public void The_same_english_is_the_same_chinese_everywhere()
    {
        var offenders =
            from entry in Projects().SelectMany(Entries)
            group entry.Text by entry.Key into texts
            where texts.Distinct().Count() > 1
            select $"“{texts.Key}”: {string.Join(" / ", texts.Distinct())}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void No_translation_is_left_over()
    {
        var offenders =
            from project in Projects()
            let used = SourceTree.Files([project], ".cs", ".cshtml").SelectMany(file => Literals(file.Text).Concat(Keys(file.Text))).ToHashSet()
            from entry in Entries(project)
            where entry.Key.Length > 0 && !used.Contains(entry.Key)
            select $"{project}/Localization/zh-Hans.po: “{entry.Key}” is nowhere in the source";

        Assert.Empty(offenders);
    }

    /// <summary>The other host looks a text up by its own msgid and by nothing else: a pair with the plural under one entry is found there by half.</summary>
    [Fact]
    public void Both_forms_of_a_count_are_entries_of_their_own() =>
        Assert.DoesNotContain(Projects(), project =>
            File.ReadAllText(Path.Combine(SourceTree.Root, project, "Localization", "zh-Hans.po")).Contains("msgid_plural", StringComparison.Ordinal));

    [Fact]
    public void Placeholders_survive_translation()
    {
        var offenders =
            from entry in Projects().SelectMany(Entries)
            where entry.Text.Length > 0
            let wanted = Placeholder().Matches(entry.Key).Select(match => match.Value).Distinct().Order()
            let given = Placeholder().Matches(entry.Text).Select(match => match.Value).Distinct().Order()
            where !wanted.SequenceEqual(given)
            select $"“{entry.Key}” → “{entry.Text}”";

        Assert.Empty(offenders);
    }

    private static IEnumerable<string> Projects() =>
        Directory.EnumerateDirectories(SourceTree.Root, "Localization", SearchOption.AllDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, "zh-Hans.po")) && !folder.Contains("/artifacts/") && !folder.Contains("/node_modules/"))
            .Select(folder => Path.GetRelativePath(SourceTree.Root, Path.GetDirectoryName(folder)!))
            .Order(StringComparer.Ordinal);

    /// <summary>The keys of <c>T["…"]</c>, <c>localizer["…"]</c> and both forms of <c>T.Plural(n, "…", "…")</c>.</summary>
    private static IEnumerable<string> Keys(string source) =>
        Indexer().Matches(source).Select(match => Unescape(match.Groups[1].Value))
            .Concat(Plural().Matches(source).SelectMany(match => new[] { Unescape(match.Groups[1].Value), Unescape(match.Groups[2].Value) }));

    private static IEnumerable<string> Literals(string source) => Literal().Matches(source).Select(match => Unescape(match.Groups[1].Value));

    private static IEnumerable<(string Key, string Text)> Entries(string project)
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, project, "Localization", "zh-Hans.po"));
        foreach (Match entry in PoEntry().Matches(text))
        {
            var translated = Join(entry.Groups["str"].Value);
            yield return (Join(entry.Groups["id"].Value), translated);
            if (entry.Groups["many"].Success)
                yield return (Join(entry.Groups["many"].Value), translated);
        }
    }

    private static string Join(string quoted) =>
        Unescape(string.Concat(Literal().Matches(quoted).Select(match => match.Groups[1].Value)));

    private static string Unescape(string text) => Escape().Replace(text, match => match.Value switch
    {
        "\\n" => "\n",
        "\\t" => "\t",
        _ => match.Value[1..],
    });

    [GeneratedRegex("""\bT\["((?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex Indexer();

    [GeneratedRegex("""\bT\.Plural\([^"]*?"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"[\s,)]""", RegexOptions.Singleline)]
    private static partial Regex Plural();

    [GeneratedRegex("\"((?:[^\"\\\\\n]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""^msgid (?<id>"[^\n]*"(?:\n"[^\n]*")*)\n(?:msgid_plural (?<many>"[^\n]*"(?:\n"[^\n]*")*)\n)?msgstr(?:\[0\])? (?<str>"[^\n]*"(?:\n"[^\n]*")*)""", RegexOptions.Multiline)]
    private static partial Regex PoEntry();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Placeholder();
}
