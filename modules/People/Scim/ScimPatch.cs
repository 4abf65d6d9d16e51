using System.Text.Json.Nodes;

namespace ServiceAcademy.People.Scim;

/// <summary>
/// PATCH (RFC 7644 § 3.5.2) as a change of the resource's JSON: what comes out is then saved as a PUT of it would be. Takes what directories really send: operations in any case, values
/// without path whose keys are paths, booleans as texts, members to remove as a value.
/// </summary>
internal static class ScimPatch
{
    public static void Apply(JsonObject resource, JsonNode? message)
    {
        if ((message as JsonObject) is not { } patch || ScimPath.Member(patch, "Operations") is not JsonArray { Count: > 0 } operations)
            throw ScimError.Syntax("A patch has “Operations”.");
        foreach (var operation in operations)
        {
            if (operation is not JsonObject one)
                throw ScimError.Syntax("An operation is an object.");
            var op = ScimPath.Member(one, "op")?.ToString().ToLowerInvariant();
            var value = ScimPath.Member(one, "value")?.DeepClone();
            switch (op, ScimPath.Member(one, "path")?.ToString())
            {
                case ("add" or "replace", null or ""):
                    if (value is not JsonObject attributes)
                        throw ScimError.Invalid("Without a path the value is an object of attributes.");
                    foreach (var (path, each) in attributes.ToList())
                        if (!path.Equals("schemas", StringComparison.OrdinalIgnoreCase))
                            Set(resource, path, each?.DeepClone(), op == "add");
                    break;
                case ("add" or "replace", { } path):
                    Set(resource, path, value, op == "add");
                    break;
                case ("remove", null or ""):
                    throw new ScimError(400, "noTarget", "Remove needs a path.");
                case ("remove", { } path):
                    Remove(resource, path, value);
                    break;
                default:
                    throw ScimError.Syntax("The operation is add, replace or remove.");
            }
        }
    }

    private static void Set(JsonObject resource, string text, JsonNode? value, bool add)
    {
        var (path, filter, sub) = ScimFilter.ParsePath(text);
        var owner = Owner(resource, path);
        if (path.Names.Count == 0)
        {
            foreach (var (name, each) in value as JsonObject ?? throw ScimError.Invalid($"{text} is an object."))
                Put(owner, name, each?.DeepClone(), add);
            return;
        }
        var attribute = path.Names[0];
        ReadOnly(attribute);
        if (filter is not null)
        {
            var elements = Array(owner, attribute);
            var matching = elements.OfType<JsonObject>().Where(filter.Meets).ToList();
            if (matching.Count == 0)
            {
                // Directories address what is not there yet by what it should be: emails[type eq "work"].value.
                if (filter is not ScimFilter.Compare { Operator: "eq", Value: { } wanted } compare)
                    throw new ScimError(400, "noTarget", $"Nothing meets {text}.");
                var made = new JsonObject { [compare.Path.Names[0]] = wanted.DeepClone() };
                elements.Add((JsonNode)made);
                matching.Add(made);
            }
            foreach (var element in matching)
                if (sub is not null)
                    Put(element, sub, value?.DeepClone(), add: false);
                else
                    foreach (var (name, each) in value as JsonObject ?? throw ScimError.Invalid($"{text} is an object."))
                        Put(element, name, each?.DeepClone(), add: false);
        }
        else if (path.Names.Count == 2)
        {
            if (ScimPath.Member(owner, attribute) is not JsonObject complex)
            {
                Take(owner, attribute);
                owner[attribute] = complex = [];
            }
            Put(complex, path.Names[1], value, add);
        }
        else
        {
            Put(owner, attribute, value, add);
        }
    }

    private static void Remove(JsonObject resource, string text, JsonNode? value)
    {
        var (path, filter, sub) = ScimFilter.ParsePath(text);
        var owner = Owner(resource, path);
        if (path.Names.Count == 0)
        {
            owner.Clear();
            return;
        }
        ReadOnly(path.Names[0]);
        if (filter is not null)
        {
            var elements = Array(owner, path.Names[0]);
            foreach (var element in elements.OfType<JsonObject>().Where(filter.Meets).ToList())
                if (sub is null)
                    elements.Remove(element);
                else
                    Take(element, sub);
        }
        else if (path.Names.Count == 2)
        {
            foreach (var complex in path with { Names = [path.Names[0]] } is var whole ? whole.Find(resource).OfType<JsonObject>().ToList() : [])
                Take(complex, path.Names[1]);
        }
        else if (value is JsonArray or JsonObject && ScimPath.Member(owner, path.Names[0]) is JsonArray some)
        {
            var gone = (value as JsonArray ?? [value.DeepClone()]).OfType<JsonObject>().Select(element => ScimPath.Member(element, "value")?.ToString()).ToHashSet();
            foreach (var element in some.OfType<JsonObject>().Where(element => gone.Contains(ScimPath.Member(element, "value")?.ToString())).ToList())
                some.Remove(element);
        }
        else
        {
            Take(owner, path.Names[0]);
        }
    }

    private static JsonObject Owner(JsonObject resource, ScimPath path)
    {
        if (path.Extension is not { } extension)
            return resource;
        if (ScimPath.Member(resource, extension) is not JsonObject owner)
            resource[extension] = owner = [];
        return owner;
    }

    private static JsonArray Array(JsonObject owner, string name)
    {
        if (ScimPath.Member(owner, name) is JsonArray array)
            return array;
        Take(owner, name);
        owner[name] = array = [];
        return array;
    }

    private static void Put(JsonObject owner, string name, JsonNode? value, bool add)
    {
        ReadOnly(name);
        if (add && ScimPath.Member(owner, name) is JsonArray have)
        {
            var known = have.OfType<JsonObject>().Select(element => ScimPath.Member(element, "value")?.ToString()).ToHashSet();
            foreach (var element in value is JsonArray many ? many.ToList() : [value])
                if (element is not JsonObject complex || known.Add(ScimPath.Member(complex, "value")?.ToString()))
                    have.Add(element?.DeepClone());
            return;
        }
        Take(owner, name);
        if (value is not null)
            owner[name] = value.DeepClone();
    }

    private static void Take(JsonObject owner, string name)
    {
        if (owner.FirstOrDefault(member => member.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Key is { } key)
            owner.Remove(key);
    }

    private static void ReadOnly(string attribute)
    {
        if (attribute.ToLowerInvariant() is "id" or "meta" or "groups")
            throw new ScimError(400, "mutability", $"{attribute} is read-only.");
    }
}
