using System.Globalization;
using System.Text.Json;

namespace ServiceAcademy.OrchardCore.Background;

/// <summary>A message's values by name, flat: <c>person.name</c> is <c>PersonName</c>. The site keeps them, so they are plain texts, numbers and truths.</summary>
internal static class Values
{
    public static Dictionary<string, object> Of(string body)
    {
        var values = new Dictionary<string, object>();
        using var json = JsonDocument.Parse(body);
        Flatten(json.RootElement, "", values);
        return values;
    }

    private static void Flatten(JsonElement element, string name, Dictionary<string, object> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Flatten(property.Value, name + Pascal(property.Name), values);
                break;
            case JsonValueKind.String:
                values[name] = element.GetString()!;
                break;
            case JsonValueKind.Number:
                values[name] = element.TryGetInt64(out var number) ? number : element.GetDouble();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                values[name] = element.GetBoolean();
                break;
        }
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('-').Select(part => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));
}
