using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>
/// A framework as a package of 1EdTech's Competencies and Academic Standards Exchange (CASE 1.0, <c>CFPackage</c>). Groups and
/// competencies are CFItems, the tree is <c>isChildOf</c> associations, the levels are one CFRubric with a criterion for each competency.
/// CASE items have one language: the Chinese ones are items of their own, tied to the English ones by <c>isTranslationOf</c>.
/// Identifiers are derived from ours, so that two exports of the same framework name the same things.
/// </summary>
internal static class CaseJson
{
    private const string GroupType = "Competency Group", CompetencyType = "Competency", Child = "isChildOf", Translation = "isTranslationOf";
    private const string ArchivedOn = "statusEndDate";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The package as JSON text.</summary>
    /// <param name="framework">What to write.</param>
    /// <param name="version">Its version's number.</param>
    /// <param name="at">When that version was published.</param>
    /// <param name="address">The academy's public address, from which the items' URIs are made.</param>
    public static string Write(Framework framework, int version, DateTimeOffset at, string address)
    {
        var stamp = at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var (items, associations) = (new JsonArray(), new JsonArray());
        var document = Key(framework, "document");

        string Uri(string kind, Guid id) => $"{address.TrimEnd('/')}/ims/case/v1p0/{kind}/{id}";
        JsonObject Link(string title, Guid id, string kind) => new() { ["title"] = title, ["identifier"] = id.ToString(), ["uri"] = Uri(kind, id) };

        void Associate(string type, (Guid Id, string Title, string Kind) from, (Guid Id, string Title, string Kind) to, int? order)
        {
            var id = Key(framework, $"{type}/{from.Id}/{to.Id}");
            var association = new JsonObject
            {
                ["identifier"] = id.ToString(), ["uri"] = Uri("CFAssociations", id), ["associationType"] = type,
                ["originNodeURI"] = Link(from.Title, from.Id, from.Kind), ["destinationNodeURI"] = Link(to.Title, to.Id, to.Kind), ["lastChangeDateTime"] = stamp,
            };
            if (order is { } number)
                association["sequenceNumber"] = number;
            associations.Add(association);
        }

        void Item(string key, string type, LocalText name, LocalText description, string? parent, bool archived, int? halfLife)
        {
            var parentId = parent is null ? document : Key(framework, "group/" + parent);
            var ids = Languages.All.Select(language => Key(framework, language == Languages.English ? key : key + "/" + language)).ToList();
            foreach (var (id, language) in ids.Zip(Languages.All))
            {
                var item = new JsonObject
                {
                    ["identifier"] = id.ToString(), ["uri"] = Uri("CFItems", id), ["humanCodingScheme"] = key[(key.IndexOf('/') + 1)..],
                    ["abbreviatedStatement"] = name.In(language), ["fullStatement"] = description.In(language), ["CFItemType"] = type, ["language"] = language,
                    ["lastChangeDateTime"] = stamp,
                };
                if (archived)
                    item[ArchivedOn] = at.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                if (halfLife is { } months)
                    item["notes"] = $"halfLifeMonths: {months.ToString(CultureInfo.InvariantCulture)}";
                items.Add(item);
            }
            Associate(Child, (ids[0], name.En, "CFItems"),
                (parentId, parent ?? framework.Title.En, parent is null ? "CFDocuments" : "CFItems"), items.Count / Languages.All.Length);
            Associate(Translation, (ids[1], name.ZhHans, "CFItems"), (ids[0], name.En, "CFItems"), null);
        }

        foreach (var group in framework.Groups)
            Item("group/" + group.Id, GroupType, group.Name, group.Description, group.Parent, false, null);
        foreach (var competency in framework.Competencies)
            Item("competency/" + competency.Id, CompetencyType, competency.Name, competency.Description, competency.Group, competency.Archived, competency.HalfLifeMonths);

        var rubrics = new JsonArray();
        foreach (var language in Languages.All)
            rubrics.Add(Rubric(framework, language, Uri, stamp));

        var head = new JsonObject
        {
            ["identifier"] = document.ToString(), ["uri"] = Uri("CFDocuments", document), ["CFPackageURI"] = Link(framework.Title.En, document, "CFPackages"),
            ["creator"] = "ServiceAcademy", ["title"] = framework.Title.En, ["description"] = framework.Title.ZhHans, ["language"] = Languages.English,
            ["version"] = version.ToString(CultureInfo.InvariantCulture), ["adoptionStatus"] = framework.Archived ? "Deprecated" : "Implemented",
            ["notes"] = $"id: {framework.Id}", ["lastChangeDateTime"] = stamp,
        };
        return new JsonObject { ["CFDocument"] = head, ["CFItems"] = items, ["CFAssociations"] = associations, ["CFRubrics"] = rubrics }.ToJsonString(Readable);
    }

    /// <summary>
    /// Reads a package. What CASE does not have is left empty for the author to complete: a second language, four levels. Throws
    /// <see cref="FormatException"/> with what is wrong, where and how to mend it.
    /// </summary>
    public static Framework Read(string text)
    {
        var package = Parse(text);
        var document = package["CFDocument"] as JsonObject ?? throw new Unreadable("There is no CFDocument. A CASE file is a CFPackage with CFDocument, CFItems and CFAssociations.");
        var items = Objects(package, "CFItems").Select((node, at) => new Item(node, at)).ToList();
        if (items.GroupBy(item => item.Identifier).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new Unreadable(new Said("The identifier {0} stands at two CFItems. Give each item its own.", twice.Key));
        var byId = items.ToDictionary(item => item.Identifier);
        var documentId = Text(document, "identifier");

        var parents = new Dictionary<string, (string Parent, double Order)>();
        var translations = new Dictionary<string, Item>();
        foreach (var (association, at) in Objects(package, "CFAssociations").Select((node, at) => (node, at)))
        {
            var type = Text(association, "associationType");
            if (type is not (Child or Translation))
                continue;
            var (origin, destination) = (End(association, "originNodeURI", at), End(association, "destinationNodeURI", at));
            foreach (var end in new[] { origin, destination })
                if (!byId.ContainsKey(end) && !(end == documentId && type == Child))
                    throw new Unreadable(new Said("CFAssociations[{0}] ({1}) names the item {2}, which is not in the file. Add the item, or remove the association.", at, type, end));
            if (type == Translation)
            {
                var chinese = byId[origin].IsChinese ? origin : destination;
                translations[chinese == origin ? destination : origin] = byId[chinese];
            }
            else if (!parents.TryAdd(origin, (destination, association["sequenceNumber"] is JsonValue number && number.TryGetValue<double>(out var order) ? order : at)))
                throw new Unreadable(new Said("CFAssociations[{0}]: the item {1} stands in two places of the tree. Keep one isChildOf for each item.", at, origin));
        }

        var translated = translations.Values.ToHashSet();
        var own = items.Where(item => !translated.Contains(item)).OrderBy(item => parents.GetValueOrDefault(item.Identifier, ("", item.At)).Item2).ToList();
        RefuseLoops(own, parents);
        var ids = Ids(own);
        var branches = parents.Values.Select(parent => parent.Parent).ToHashSet();
        bool IsGroup(Item item) => branches.Contains(item.Identifier) || item.Type == GroupType;
        string? Parent(Item item) => parents.TryGetValue(item.Identifier, out var parent) && ids.TryGetValue(parent.Parent, out var id) ? id : null;
        LocalText Both(Item item, Func<Item, string> said) => item.IsChinese
            ? new LocalText { ZhHans = said(item) }
            : new LocalText { En = said(item), ZhHans = translations.TryGetValue(item.Identifier, out var chinese) ? said(chinese) : "" };

        var rubrics = Objects(package, "CFRubrics").ToList();
        var id = Text(document, "notes") is ['i', 'd', ':', ' ', .. var known] ? known : Slug(Text(document, "title"), "framework");
        return new Framework
        {
            Id = id,
            Title = new LocalText { En = Text(document, "title"), ZhHans = HasHan(Text(document, "description")) ? Text(document, "description") : "" },
            Archived = Text(document, "adoptionStatus") == "Deprecated",
            Levels = Levels(rubrics),
            Groups = own.Where(IsGroup).Select(item => new Framework.Group
            {
                Id = ids[item.Identifier], Name = Both(item, said => said.Name), Description = Both(item, said => said.Statement), Parent = Parent(item),
            }).ToList(),
            Competencies = own.Where(item => !IsGroup(item)).Select(item => new Framework.Competency
            {
                Id = ids[item.Identifier], Name = Both(item, said => said.Name), Description = Both(item, said => said.Statement), Group = Parent(item),
                Archived = item.IsArchived, HalfLifeMonths = item.HalfLife, Levels = Descriptors(rubrics, item.Identifier),
            }).ToList(),
        };
    }

    private static JsonObject Rubric(Framework framework, string language, Func<string, Guid, string> uri, string stamp)
    {
        var id = Key(framework, "rubric/" + language);
        var criteria = new JsonArray();
        foreach (var competency in framework.Competencies)
        {
            var (criterion, item) = (Key(framework, $"criterion/{competency.Id}/{language}"), Key(framework, "competency/" + competency.Id));
            var levels = new JsonArray();
            for (var at = 0; at < competency.Levels.Count; at++)
            {
                var level = Key(framework, $"level/{competency.Id}/{at}/{language}");
                levels.Add(new JsonObject
                {
                    ["identifier"] = level.ToString(), ["uri"] = uri("CFRubricCriterionLevels", level), ["description"] = competency.Levels[at].In(language),
                    ["quality"] = at < framework.Levels.Count ? framework.Levels[at].Name.In(language) : "", ["score"] = at + 1, ["position"] = at + 1, ["lastChangeDateTime"] = stamp,
                });
            }
            criteria.Add(new JsonObject
            {
                ["identifier"] = criterion.ToString(), ["uri"] = uri("CFRubricCriteria", criterion), ["category"] = competency.Name.In(language),
                ["CFItemURI"] = new JsonObject { ["title"] = competency.Name.En, ["identifier"] = item.ToString(), ["uri"] = uri("CFItems", item) },
                ["CFRubricCriterionLevels"] = levels, ["lastChangeDateTime"] = stamp,
            });
        }
        return new JsonObject
        {
            ["identifier"] = id.ToString(), ["uri"] = uri("CFRubrics", id), ["title"] = framework.Title.In(language), ["description"] = language,
            ["CFRubricCriteria"] = criteria, ["lastChangeDateTime"] = stamp,
        };
    }

    private static List<Framework.Level> Levels(List<JsonObject> rubrics)
    {
        var (english, chinese) = (Names(Languages.English), Names(Languages.Chinese));
        return Enumerable.Range(0, FrameworkKind.LevelsOfScale).Select(at => new Framework.Level
        {
            Id = at + 1, Name = new LocalText { En = english.ElementAtOrDefault(at) ?? "", ZhHans = chinese.ElementAtOrDefault(at) ?? "" },
        }).ToList();

        List<string> Names(string language) => rubrics.Where(rubric => LanguageOf(rubric) == language)
            .SelectMany(rubric => Objects(rubric, "CFRubricCriteria")).Take(1)
            .SelectMany(LevelsOf).Select(level => Text(level, "quality")).ToList();
    }

    private static List<LocalText> Descriptors(List<JsonObject> rubrics, string item)
    {
        var (english, chinese) = (Said(Languages.English), Said(Languages.Chinese));
        return Enumerable.Range(0, Math.Max(english.Count, chinese.Count))
            .Select(at => new LocalText { En = english.ElementAtOrDefault(at) ?? "", ZhHans = chinese.ElementAtOrDefault(at) ?? "" }).ToList();

        List<string> Said(string language) => rubrics.Where(rubric => LanguageOf(rubric) == language)
            .SelectMany(rubric => Objects(rubric, "CFRubricCriteria"))
            .Where(criterion => criterion["CFItemURI"] is JsonObject link && Text(link, "identifier") == item)
            .SelectMany(LevelsOf).Select(level => Text(level, "description")).ToList();
    }

    private static IEnumerable<JsonObject> LevelsOf(JsonObject criterion) => Objects(criterion, "CFRubricCriterionLevels")
        .OrderBy(level => level["position"] is JsonValue position && position.TryGetValue<int>(out var at) ? at : int.MaxValue);

    private static string LanguageOf(JsonObject rubric) => Text(rubric, "description") == Languages.Chinese ? Languages.Chinese : Languages.English;

    private static void RefuseLoops(List<Item> items, Dictionary<string, (string Parent, double Order)> parents)
    {
        foreach (var item in items)
        {
            var path = new List<string> { item.Identifier };
            while (parents.TryGetValue(path[^1], out var parent))
            {
                if (path.Contains(parent.Parent))
                    throw new Unreadable(new Said("The items stand in each other in a circle: {0}. Remove one of these isChildOf associations.", string.Join(" → ", path.Append(parent.Parent))));
                path.Add(parent.Parent);
            }
        }
    }

    /// <summary>Our ids for their items: their own code where it is one, else made from the name, numbered where two are alike.</summary>
    private static Dictionary<string, string> Ids(List<Item> items)
    {
        var taken = new HashSet<string>();
        var ids = new Dictionary<string, string>();
        foreach (var item in items)
        {
            var wish = FrameworkKind.IdForm().IsMatch(item.Code) ? item.Code : Slug(item.Code.Length > 0 ? item.Code : item.Name, "item");
            var id = wish;
            for (var number = 2; !taken.Add(id); number++)
                id = $"{wish}-{number}";
            ids[item.Identifier] = id;
        }
        return ids;
    }

    private static string Slug(string text, string otherwise)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        var made = slug.ToString().Trim('-');
        return made.Length == 0 ? otherwise : made[..Math.Min(made.Length, 50)].Trim('-');
    }

    private static JsonObject Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 32 }) as JsonObject
                ?? throw new Unreadable("The file is not a JSON object. A CASE file is a CFPackage with CFDocument, CFItems and CFAssociations.");
        }
        catch (JsonException error)
        {
            throw new Unreadable(new Said("The file is not JSON: line {0}, column {1}. Export it again, or choose another file.", error.LineNumber + 1, error.BytePositionInLine + 1));
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonObject of, string name)
    {
        if (of[name] is null)
            return [];
        if (of[name] is not JsonArray list || list.Any(node => node is not JsonObject))
            throw new Unreadable(new Said("{0} is not a list of objects. See the CASE 1.0 specification for its form.", name));
        return list.Cast<JsonObject>();
    }

    private static string End(JsonObject association, string end, int at) =>
        association[end] is JsonObject link && Text(link, "identifier") is { Length: > 0 } id
            ? id
            : throw new Unreadable(new Said("CFAssociations[{0}] has no {1} with an identifier. Add it, or remove the association.", at, end));

    private static string Text(JsonObject of, string name) => of[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : "";

    private static bool HasHan(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');

    /// <summary>A UUID derived from names (RFC 9562, version 8, over SHA-256).</summary>
    private static Guid Key(Framework framework, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"serviceacademy/{framework.Id}/{name}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private sealed class Item
    {
        public Item(JsonObject node, int at)
        {
            At = at;
            Identifier = Text(node, "identifier") is { Length: > 0 } id ? id : throw new Unreadable(new Said("CFItems[{0}] has no identifier. Add one.", at));
            (Code, Type, Statement) = (Text(node, "humanCodingScheme"), Text(node, "CFItemType"), Text(node, "fullStatement"));
            if (Statement.Length == 0)
                throw new Unreadable(new Said("CFItems[{0}] ({1}) has no fullStatement. The standard requires one.", at, Identifier));
            Name = Text(node, "abbreviatedStatement") is { Length: > 0 } name ? name : Statement.Length <= 80 ? Statement : Statement[..79] + "…";
            IsChinese = Text(node, "language").StartsWith("zh", StringComparison.OrdinalIgnoreCase) || (Text(node, "language").Length == 0 && HasHan(Statement));
            IsArchived = Text(node, ArchivedOn).Length > 0;
            HalfLife = Text(node, "notes") is { } notes && notes.StartsWith("halfLifeMonths: ", StringComparison.Ordinal)
                && int.TryParse(notes.AsSpan(16), NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : null;
        }

        public int At { get; }
        public string Identifier { get; }
        public string Code { get; }
        public string Type { get; }
        public string Name { get; }
        public string Statement { get; }
        public bool IsChinese { get; }
        public bool IsArchived { get; }
        public int? HalfLife { get; }
    }
}
