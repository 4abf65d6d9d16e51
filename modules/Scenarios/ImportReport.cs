using System.Text.Json.Serialization;

namespace ServiceAcademy.Scenarios;

/// <summary>What became of a thing that stood in a file.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportNoteKind>))]
public enum ImportNoteKind
{
    /// <summary>It is not kept; in an imported text a comment stands where it stood.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,

    /// <summary>It is kept in another form.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>It was broken in the file, and what was made of it has to be looked at.</summary>
    [JsonStringEnumMemberName("mended")]
    Mended,

    /// <summary>The file says nothing about it, and the author has to.</summary>
    [JsonStringEnumMemberName("toDo")]
    ToDo,
}

/// <summary>One line of the report on an import or export.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Where">The place in the file: a passage, a slide, a reply; empty for the whole.</param>
/// <param name="What">What it was, what became of it and, where there is something to do, how to mend it; in the language of the request.</param>
public sealed record ImportNote(ImportNoteKind Kind, string Where, string What)
{
    /// <inheritdoc />
    public override string ToString() => $"{Kind switch { ImportNoteKind.ToDo => "to do", var kind => kind.ToString().ToLowerInvariant() }}: {(Where.Length > 0 ? Where + ": " : "")}{What}";
}

/// <summary>What an import found and made.</summary>
/// <param name="Format">The format that was recognised, in words.</param>
/// <param name="Id">The scenario's id.</param>
/// <param name="Nodes">How many moments it has.</param>
/// <param name="Choices">How many replies.</param>
/// <param name="Variables">How many variables.</param>
/// <param name="Media">How many pictures and sounds.</param>
/// <param name="Notes">Item by item, in the order of the file.</param>
/// <param name="Problems">What the check says of the text that was made, as “line: reason”; a scenario with problems can be edited, not published.</param>
public sealed record ImportReport(
    string Format, string Id, int Nodes, int Choices, int Variables, int Media, IReadOnlyList<ImportNote> Notes, IReadOnlyList<string> Problems);
