using System.Globalization;
using System.Runtime.CompilerServices;

namespace ServiceAcademy.Tests.Statistics.Golden;

/// <summary>What R computed once, kept beside the script that made it: lines of a name and its numbers, and plain tables.</summary>
internal static class GoldenValues
{
    public static Dictionary<string, double[]> Read(string file) =>
        File.ReadLines(At(file))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(parts => parts[0], parts => parts[1..].Select(Number).ToArray());

    /// <summary>The columns of a table with a heading, by name; NA is not a number.</summary>
    public static Dictionary<string, double[]> Table(string file)
    {
        var lines = File.ReadLines(At(file)).Select(line => line.Split(',')).ToArray();
        return lines[0].Select((name, column) => (name, column)).ToDictionary(c => c.name.Trim('"'), c => lines[1..].Select(line => Number(line[c.column])).ToArray());
    }

    private static string At(string file, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, file);

    private static double Number(string text) => text == "NA" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
