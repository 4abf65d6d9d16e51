using System.Runtime.CompilerServices;

namespace ServiceAcademy.Records;

/// <summary>Keeps names and free text out of the ledger, which is never erased: what stands in it are keys without blanks, and numbers in their range.</summary>
internal static class LedgerKeys
{
    public static void Check(NewSentence said)
    {
        Key(said.Verb, 40);
        Key(said.ObjectType, 40);
        Key(said.ObjectId, 100);
        Key(said.Part, 200, mayBeEmpty: true);
        Key(said.Channel, 20);
        if (said.Attempt is not null)
            Key(said.Attempt, 60);
        if (said.Subject == Guid.Empty || said.Rater == Guid.Empty)
            throw new ArgumentException("A sentence needs a person's key, not an empty one.", nameof(said));
        Thousandths(said.Score ?? 0);
        foreach (var bearing in said.Bearings ?? [])
        {
            Key(bearing.Competency, 100);
            Thousandths(bearing.Credit);
            Thousandths(bearing.Guess);
            if (bearing.Weight < 0)
                throw new ArgumentOutOfRangeException(nameof(said), bearing.Weight, "A weight is not negative.");
        }
    }

    private static void Key(string value, int most, bool mayBeEmpty = false, [CallerArgumentExpression(nameof(value))] string? what = null)
    {
        if ((value.Length == 0 && !mayBeEmpty) || value.Length > most || value.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new ArgumentException($"“{value}” is no key: {(mayBeEmpty ? "at most" : "1 to")} {most} ASCII characters without blanks. Names and texts do not belong in the ledger.", what);
    }

    private static void Thousandths(int value, [CallerArgumentExpression(nameof(value))] string? what = null)
    {
        if (value is < 0 or > 1000)
            throw new ArgumentOutOfRangeException(what, value, "Thousandths are 0 to 1000.");
    }
}
