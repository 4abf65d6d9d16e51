using System.Buffers.Text;
using System.Text;

namespace ServiceAcademy.Competencies.Matrix;

/// <summary>Where a page ended; the next one begins behind it, whatever was added or left in the meantime.</summary>
/// <param name="Group">The number of the group, from 0.</param>
/// <param name="Mean">The last person's estimate in thousandths of a logit, when ordered by it.</param>
/// <param name="Id">The last person.</param>
/// <param name="Name">Their name, when ordered by it.</param>
internal sealed record PageMark(int Group, int Mean, int Id, string Name)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Group} {Mean} {Id} {Name}")));

    /// <summary>Reads a mark; one that is damaged begins anew.</summary>
    public static PageMark? Read(string? text)
    {
        if (text is null || !Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ', 4);
        return parts.Length == 4 && int.TryParse(parts[0], out var group) && int.TryParse(parts[1], out var mean) && int.TryParse(parts[2], out var id)
            ? new PageMark(group, mean, id, parts[3])
            : null;
    }
}
