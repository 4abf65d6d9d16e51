using System.Text;

namespace ServiceAcademy.People.Import;

/// <summary>In which encoding a file is written: by its byte order mark, else by what its bytes can be.</summary>
internal static class ImportEncoding
{
    /// <summary>What can be chosen on the page.</summary>
    public static readonly IReadOnlyList<string> All = ["utf-8", "utf-16", "utf-16BE", "gb18030", "windows-1252"];

    static ImportEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Of(string name) => Encoding.GetEncoding(All.Contains(name) ? name : "utf-8");

    /// <summary>
    /// UTF-8 and UTF-16 by mark or form. Other bytes above 127 are GB18030 when they come, as Chinese does, in pairs of a first byte B0–F7 and a second one A1–FE
    /// (GB 2312, whose characters make up nearly all text); Windows-1252 when they stand alone between letters. Leaves the stream at its beginning.
    /// </summary>
    public static string Detect(Stream content)
    {
        content.Position = 0;
        var bytes = new byte[64 * 1024];
        var (first, total, zerosEven, zerosOdd, pairs, alone) = (true, 0L, 0L, 0L, 0L, 0L);
        var (decoder, utf8) = (new UTF8Encoding(false, true).GetDecoder(), true);
        var lead = false;
        int read;
        while ((read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)) > 0)
        {
            if (first && bytes is [0xEF, 0xBB, 0xBF, ..])
                return Begin("utf-8");
            if (first && bytes is [0xFF, 0xFE, ..])
                return Begin("utf-16");
            if (first && bytes is [0xFE, 0xFF, ..])
                return Begin("utf-16BE");
            first = false;
            if (utf8)
                try
                {
                    decoder.GetCharCount(bytes.AsSpan(0, read), flush: false);
                    decoder.GetChars(bytes.AsSpan(0, read), new char[read], flush: false);
                }
                catch (DecoderFallbackException)
                {
                    utf8 = false;
                }
            for (var i = 0; i < read; i++, total++)
            {
                var value = bytes[i];
                if (value == 0)
                    _ = total % 2 == 0 ? zerosEven++ : zerosOdd++;
                if (lead)
                {
                    lead = false;
                    if (value is >= 0xA1 and <= 0xFE)
                    {
                        pairs += 2;
                        continue;
                    }
                    alone++;
                }
                if (value is >= 0xA1 and <= 0xF7)
                    lead = true;
                else if (value >= 0x80)
                    alone++;
            }
        }
        if (zerosEven + zerosOdd > total / 10)
            return Begin(zerosOdd > zerosEven ? "utf-16" : "utf-16BE");
        return Begin(utf8 ? "utf-8" : pairs > alone * 4 ? "gb18030" : "windows-1252");

        string Begin(string name)
        {
            content.Position = 0;
            return name;
        }
    }
}
