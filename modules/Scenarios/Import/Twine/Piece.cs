namespace ServiceAcademy.Scenarios.Import.Twine;

/// <summary>A part of a passage, the same for every story format.</summary>
internal abstract record Piece
{
    /// <summary>Words, with whatever HTML the author put among them.</summary>
    public sealed record Words(string Text) : Piece;

    /// <summary>A change of variables when the passage is shown, or, within a link, when it is taken.</summary>
    public sealed record Set(Assignment Assignment) : Piece;

    /// <summary>Parts of which the first whose condition holds is shown; a branch without condition is “else”.</summary>
    public sealed record If(IReadOnlyList<Branch> Branches) : Piece;

    /// <summary>A link to a passage (one of them by chance, when there are several), or, with none, one that only unfolds its body.</summary>
    public sealed record Link(string Text, IReadOnlyList<string> To, IReadOnlyList<Piece> Body) : Piece;

    /// <summary>Another passage shown within this one.</summary>
    public sealed record Include(string Passage) : Piece;

    /// <summary>Goes on to a passage without being asked.</summary>
    public sealed record GoTo(IReadOnlyList<string> To) : Piece;

    /// <summary>Words that somebody says.</summary>
    public sealed record Said(string Speaker, string Mood, IReadOnlyList<Piece> Body) : Piece;

    /// <summary>A macro that our own export writes into links: reply (its id), onward, score, because, told.</summary>
    public sealed record Own(string Name, IReadOnlyList<string> Arguments) : Piece;

    public sealed record Picture(string Source, string Alt) : Piece;

    /// <summary>Code that scenarios have nothing for.</summary>
    /// <param name="Source">As it stands in the passage.</param>
    public sealed record Lost(string Source, string Why) : Piece;
}

/// <param name="If">Null: otherwise.</param>
/// <param name="Source">The condition as it stands in the file.</param>
internal sealed record Branch(Logic? If, string Source, IReadOnlyList<Piece> Body);
