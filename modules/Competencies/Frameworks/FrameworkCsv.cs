using System.Globalization;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>
/// A framework as a table: one row for the framework, one for each level, group and competency. The columns may stand in any order; a
/// spreadsheet's own CSV (comma, semicolon or tab, with or without byte order mark) is read.
/// </summary>
internal static class FrameworkCsv
{
    private static readonly string[] Levels = [.. Enumerable.Range(1, FrameworkKind.LevelsOfScale).SelectMany(level => new[] { $"level{level}_en", $"level{level}_zh" })];

    /// <summary>The columns, in the order in which they are written.</summary>
    public static readonly string[] Columns =
        ["type", "id", "in", "name_en", "name_zh", "description_en", "description_zh", "half_life_months", "archived", "covers", .. Levels];

    private const string FrameworkRow = "framework", LevelRow = "level", GroupRow = "group", CompetencyRow = "competency";

    /// <summary>The rows, without the header.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Write(Framework framework)
    {
        yield return Row(FrameworkRow, framework.Id, null, framework.Title, new LocalText(), null, framework.Archived, [], []);
        foreach (var level in framework.Levels)
            yield return Row(LevelRow, level.Id.ToString(CultureInfo.InvariantCulture), null, level.Name, new LocalText(), null, false, [], []);
        foreach (var group in framework.Groups)
            yield return Row(GroupRow, group.Id, group.Parent, group.Name, group.Description, null, false, [], []);
        foreach (var competency in framework.Competencies)
            yield return Row(CompetencyRow, competency.Id, competency.Group, competency.Name, competency.Description, competency.HalfLifeMonths, competency.Archived, competency.Covers, competency.Levels);
    }

    /// <summary>Reads a table; throws <see cref="FormatException"/> with what is wrong, in which line, and how to mend it.</summary>
    public static Framework Read(string text)
    {
        var rows = CsvRows.Read(text);
        if (rows.Count == 0)
            throw new Unreadable("The file is empty. Export a framework to see which columns it needs.");
        var columns = rows[0].Cells.Select((name, at) => (Name: Plain(name).ToLowerInvariant(), at)).ToList();
        if (columns.GroupBy(column => column.Name).FirstOrDefault(same => same.Key.Length > 0 && same.Count() > 1) is { } twice)
            throw new Unreadable(new Said("The column “{0}” stands twice in the first line. Remove one.", twice.Key));
        var places = columns.Where(column => column.Name.Length > 0).ToDictionary(column => column.Name, column => column.at);
        foreach (var needed in new[] { "type", "id", "name_en", "name_zh" })
            if (!places.ContainsKey(needed))
                throw new Unreadable(new Said("The column “{0}” is missing in the first line. The columns are: {1}.", needed, string.Join(", ", Columns)));
        if (places.Keys.Except(Columns).FirstOrDefault() is { } unknown)
            throw new Unreadable(new Said("The column “{0}” is not known. The columns are: {1}.", unknown, string.Join(", ", Columns)));

        var (id, title, archived) = ("framework", new LocalText(), false);
        var (levels, groups, competencies) = (new List<Framework.Level>(), new List<Framework.Group>(), new List<Framework.Competency>());
        foreach (var (line, cells) in rows.Skip(1))
        {
            string Cell(string column) => places.TryGetValue(column, out var at) && at < cells.Count ? Plain(cells[at]) : "";
            LocalText Both(string column) => new() { En = Cell(column + "_en"), ZhHans = Cell(column + "_zh") };
            string? Place() => Cell("in") is { Length: > 0 } place ? place : null;
            switch (Cell("type").ToLowerInvariant())
            {
                case FrameworkRow:
                    (id, title, archived) = (Cell("id"), Both("name"), Yes(Cell("archived"), line));
                    break;
                case LevelRow:
                    levels.Add(new Framework.Level { Id = levels.Count + 1, Name = Both("name") });
                    break;
                case GroupRow:
                    groups.Add(new Framework.Group { Id = Cell("id"), Name = Both("name"), Description = Both("description"), Parent = Place() });
                    break;
                case CompetencyRow:
                    competencies.Add(new Framework.Competency
                    {
                        Id = Cell("id"), Name = Both("name"), Description = Both("description"), Group = Place(), Archived = Yes(Cell("archived"), line),
                        HalfLifeMonths = Months(Cell("half_life_months"), line),
                        Covers = [.. Cell("covers").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
                        Levels = [.. Enumerable.Range(1, FrameworkKind.LevelsOfScale).Select(level => Both($"level{level}"))],
                    });
                    break;
                case var other:
                    throw new Unreadable(new Said("Line {0}: the type is “{1}”. It is framework, level, group or competency.", line, other));
            }
        }
        return new Framework { Id = id, Title = title, Archived = archived, Levels = levels, Groups = groups, Competencies = competencies };
    }

    private static object?[] Row(
        string type, string id, string? place, LocalText name, LocalText description, int? halfLife, bool archived, List<string> covers, List<LocalText> levels) =>
    [
        type, id, place, name.En, name.ZhHans, description.En, description.ZhHans, halfLife, archived ? "yes" : null, string.Join(' ', covers),
        .. Enumerable.Range(0, FrameworkKind.LevelsOfScale).SelectMany(at => at < levels.Count ? new[] { levels[at].En, levels[at].ZhHans } : ["", ""]),
    ];

    /// <summary>Without the apostrophe by which a table protects spreadsheets from what they would run as a formula.</summary>
    private static string Plain(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell.Trim();

    private static bool Yes(string cell, int line) => cell.ToLowerInvariant() switch
    {
        "" or "no" or "false" or "0" => false,
        "yes" or "true" or "1" => true,
        _ => throw new Unreadable(new Said("Line {0}: archived is “{1}”. Write yes, or leave it empty.", line, cell)),
    };

    private static int? Months(string cell, int line) =>
        cell.Length == 0 ? null
        : int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months
        : throw new Unreadable(new Said("Line {0}: half_life_months is “{1}”. Write a whole number of months, or leave it empty.", line, cell));
}
