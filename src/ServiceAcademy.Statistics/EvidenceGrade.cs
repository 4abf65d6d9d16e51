namespace ServiceAcademy.Statistics;

/// <summary>
/// How a figure about training and service came about, from A (strongest) to D. Fixed by how training was assigned,
/// never by how the outcome looks. Only the four instances below exist.
/// </summary>
public sealed class EvidenceGrade : IComparable<EvidenceGrade>
{
    /// <summary>Chance decided who was trained first.</summary>
    public static readonly EvidenceGrade A = new('A', "randomised");

    /// <summary>Trained units compared with units not yet trained, before and after.</summary>
    public static readonly EvidenceGrade B = new('B', "compared");

    /// <summary>A model of the same units over time.</summary>
    public static readonly EvidenceGrade C = new('C', "modelled");

    /// <summary>Two figures that go together; nothing is said about why.</summary>
    public static readonly EvidenceGrade D = new('D', "associated");

    private EvidenceGrade(char letter, string word) => (Letter, Word) = (letter, word);

    /// <summary>All grades, strongest first.</summary>
    public static IReadOnlyList<EvidenceGrade> All { get; } = [A, B, C, D];

    public char Letter { get; }

    /// <summary>The English word, which is also the key of its translation.</summary>
    public string Word { get; }

    /// <summary>Words such as “raises” or “because of” may be used from B upwards only.</summary>
    public bool AllowsCausalWords => Letter <= 'B';

    /// <exception cref="ArgumentException">There is no such grade.</exception>
    public static EvidenceGrade Parse(char letter) =>
        All.FirstOrDefault(grade => grade.Letter == letter) ?? throw new ArgumentException($"There is no evidence grade '{letter}'.", nameof(letter));

    public int CompareTo(EvidenceGrade? other) => other is null ? -1 : Letter.CompareTo(other.Letter);

    public override string ToString() => $"{Letter} ({Word})";
}
