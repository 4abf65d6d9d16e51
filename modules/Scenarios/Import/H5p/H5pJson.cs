using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace ServiceAcademy.Scenarios.Import.H5p;

/// <summary>Reads values of H5P's JSON, in which nearly everything may be missing.</summary>
internal static class H5pJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static JsonDocument Parse(ZipPackage zip, string name, IStringLocalizer T)
    {
        if (!zip.Has(name))
            throw new ImportRefused(T["The file holds no {0}, so it is not an H5P file. Export it from H5P with “Reuse”, “Download as an .h5p file”.", name]);
        var text = SourceText.Decode(name, zip.Read(name, ImportLimits.MostTextBytes), T);
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException error)
        {
            throw new ImportRefused(T["{0} cannot be read at line {1}: {2} Export the content again.", name, (error.LineNumber ?? 0) + 1, error.Message]);
        }
    }

    extension(JsonElement element)
    {
        /// <summary>A member; undefined when there is none.</summary>
        public JsonElement At(string name) =>
            element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

        public string Text(string name) => element.At(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

        public IEnumerable<JsonElement> List(string name) => element.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

        /// <summary>A number, also where an old editor wrote it as text.</summary>
        public double? Number(string name) => element.At(name) switch
        {
            { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && Math.Abs(value) < 1e9 => value,
            { ValueKind: JsonValueKind.String } text when double.TryParse(text.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e9 => value,
            _ => null,
        };

        public bool IsTrue(string name) => element.At(name).ValueKind == JsonValueKind.True;

        /// <summary>“H5P.MultiChoice” of “H5P.MultiChoice 1.16”.</summary>
        public string Library() => element.Text("library").Split(' ')[0];
    }
}
