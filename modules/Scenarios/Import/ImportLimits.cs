namespace ServiceAcademy.Scenarios.Import;

/// <summary>How large an imported file and its parts may be. They are far above what a scenario that people play needs.</summary>
internal static class ImportLimits
{
    /// <summary>The file itself, and everything in it unpacked.</summary>
    public const long MostBytes = 100L << 20, MostUnpackedBytes = 400L << 20;

    /// <summary>A packed file that we read, by what it is.</summary>
    public const int MostTextBytes = 16 << 20, MostMediaBytes = 20 << 20;

    /// <summary>Entries of a packed file: an H5P file with all its libraries has some two thousand.</summary>
    public const int MostEntries = 10_000;

    /// <summary>An entry may unpack to at most so many times its packed size; text rarely shrinks to a thirtieth.</summary>
    public const int MostRatio = 200;

    /// <summary>Far above what people write, and far below what costs memory of a parser.</summary>
    public const int MostNesting = 50;

    /// <summary>Characters of one passage, text field or published story's markup.</summary>
    public const int MostFieldLength = 100_000;
}
