using System.Text.Json.Nodes;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Tests.Competencies.Frameworks;

/// <summary>A framework leaves as CASE or CSV and comes back the same; broken files are told where and how.</summary>
public sealed class ExchangeTests
{
    private static readonly Framework Shipped = Framework.Parse(
        ContentBundle.Of("service-staff.yaml", File.ReadAllText(Path.Combine(SourceTree.Root, "content/frameworks/service-staff.yaml"))));

    private static readonly string Case = CaseJson.Write(Shipped, 3, DateTimeOffset.Parse("2026-11-22T09:30:00+08:00", System.Globalization.CultureInfo.InvariantCulture), "https://academy.example/");

    [Fact]
    public void A_framework_survives_the_exchange_format()
    {
        var read = CaseJson.Read(Case);

        // Which subjects a competency covers has no place in CASE.
        Assert.Equal(FrameworkYaml.Write(WithoutCovers(Shipped)), FrameworkYaml.Write(read));
        Assert.Equal(Case, CaseJson.Write(Shipped, 3, DateTimeOffset.Parse("2026-11-22T01:30:00Z", System.Globalization.CultureInfo.InvariantCulture), "https://academy.example"));
    }

    /// <summary>The required members of CASE 1.0 (CFDocument, CFItem and CFAssociation of the information model), all links inside the package.</summary>
    [Fact]
    public void The_package_has_what_the_standard_requires()
    {
        var package = JsonNode.Parse(Case)!;
        Assert.All(new[] { "identifier", "uri", "creator", "title", "lastChangeDateTime", "CFPackageURI" }, name => Assert.NotNull(package["CFDocument"]![name]));
        var items = package["CFItems"]!.AsArray();
        Assert.Equal(2 * (Shipped.Groups.Count + Shipped.Competencies.Count), items.Count);
        Assert.All(items, item => Assert.All(new[] { "identifier", "uri", "fullStatement", "lastChangeDateTime" }, name => Assert.NotNull(item![name])));
        var known = items.Select(item => (string)item!["identifier"]!).Append((string)package["CFDocument"]!["identifier"]!).ToHashSet();
        Assert.Equal(items.Count + 1, known.Count);
        Assert.All(known, id => Assert.True(Guid.TryParse(id, out _)));
        Assert.All(package["CFAssociations"]!.AsArray(), association => Assert.All(new[] { "originNodeURI", "destinationNodeURI" },
            end => Assert.Contains((string)association![end]!["identifier"]!, known)));
        Assert.All(package["CFRubrics"]!.AsArray().SelectMany(rubric => rubric!["CFRubricCriteria"]!.AsArray()),
            criterion => Assert.Contains((string)criterion!["CFItemURI"]!["identifier"]!, known));
    }

    [Fact]
    public void A_foreign_package_without_codes_or_chinese_becomes_a_draft_to_complete()
    {
        const string Foreign = """
            {"CFDocument": {"identifier": "d", "title": "Hospitality"},
             "CFItems": [{"identifier": "a", "fullStatement": "Guest contact"}, {"identifier": "b", "fullStatement": "Greets guests", "humanCodingScheme": "HOSP.1"}],
             "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"identifier": "d"}},
                                {"associationType": "isChildOf", "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "a"}},
                                {"associationType": "exactMatchOf", "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "elsewhere"}}]}
            """;
        var read = CaseJson.Read(Foreign);

        Assert.Equal(("hospitality", "guest-contact", "hosp-1", "guest-contact"), (read.Id, read.Groups.Single().Id, read.Competencies.Single().Id, read.Competencies.Single().Group));
        Assert.NotEmpty(new FrameworkKind().Check("hospitality", ContentBundle.Of("hospitality.yaml", FrameworkYaml.Write(read)), new ContentIndex(new HashSet<(string, string)>())));
    }

    [Theory]
    [InlineData("""{"CFItems": []}""", "There is no CFDocument")]
    [InlineData("""{"CFDocument": {}, "CFItems": [{"fullStatement": "x"}]}""", "CFItems[0] has no identifier")]
    [InlineData("""{"CFDocument": {}, "CFItems": [{"identifier": "a", "fullStatement": "x"}, {"identifier": "a", "fullStatement": "y"}]}""", "The identifier a stands at two")]
    [InlineData("""{"CFDocument": {}, "CFItems": [{"identifier": "a", "fullStatement": "x"}], "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"identifier": "b"}}]}""", "names the item b, which is not in the file")]
    [InlineData("""{"CFDocument": {}, "CFItems": [{"identifier": "a", "fullStatement": "x"}, {"identifier": "b", "fullStatement": "y"}], "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"identifier": "b"}}, {"associationType": "isChildOf", "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "a"}}]}""", "in a circle: a → b → a")]
    [InlineData("""{"CFDocument": """, "not JSON: line 1")]
    [InlineData("[]", "not a JSON object")]
    public void Broken_packages_are_told(string json, string reason) =>
        Assert.Contains(reason, Assert.ThrowsAny<FormatException>(() => CaseJson.Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_framework_survives_the_table_in_any_order_of_columns()
    {
        Assert.Equal(FrameworkYaml.Write(Shipped), FrameworkYaml.Write(FrameworkCsv.Read(Table(',', FrameworkCsv.Columns))));
        Assert.Equal(FrameworkYaml.Write(Shipped), FrameworkYaml.Write(FrameworkCsv.Read("\uFEFF" + Table(';', FrameworkCsv.Columns.Reverse().ToArray()))));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("type,id,name_en\n", "The column “name_zh” is missing")]
    [InlineData("type,id,name_en,name_zh,colour\n", "The column “colour” is not known")]
    [InlineData("type,id,name_en,name_zh,id\n", "The column “id” stands twice")]
    [InlineData("type,id,name_en,name_zh\nskill,a,A,甲\n", "Line 2: the type is “skill”")]
    [InlineData("type,id,name_en,name_zh,half_life_months\ncompetency,a,A,甲,soon\n", "Line 2: half_life_months is “soon”")]
    [InlineData("type,id,name_en,name_zh,archived\ncompetency,a,A,甲,perhaps\n", "Line 2: archived is “perhaps”")]
    [InlineData("type,id,name_en,name_zh\ncompetency,\"a,A,甲\n", "quotation mark")]
    public void Broken_tables_are_told(string csv, string reason) =>
        Assert.Contains(reason, Assert.ThrowsAny<FormatException>(() => FrameworkCsv.Read(csv)).Message, StringComparison.Ordinal);

    private static string Table(char separator, string[] columns)
    {
        var order = columns.Select(column => Array.IndexOf(FrameworkCsv.Columns, column)).ToArray();
        return string.Join("\r\n", FrameworkCsv.Write(Shipped).Prepend(FrameworkCsv.Columns)
            .Select(row => string.Join(separator, order.Select(at => $"\"{row[at]?.ToString()?.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
    }

    private static Framework WithoutCovers(Framework framework) => new()
    {
        Id = framework.Id, Title = framework.Title, Levels = framework.Levels, Groups = framework.Groups,
        Competencies = framework.Competencies.ConvertAll(competency => new Framework.Competency
        {
            Id = competency.Id, Name = competency.Name, Description = competency.Description, Group = competency.Group,
            HalfLifeMonths = competency.HalfLifeMonths, Archived = competency.Archived, Levels = competency.Levels,
        }),
    };
}
