using System.Text.Json.Serialization;

namespace ServiceAcademy.Data.Outgoing;

/// <summary>
/// Something that leaves the house: an e-mail, or a fact for workflows and other systems. It is kept as JSON until a receiver has taken
/// it, so it is a flat record that says everything by itself, with names as they were then. An event of a module that is
/// <see cref="IOutgoing"/> is put into the outbox by being raised, in the transaction of the fact; a mail by <see cref="Outbox.PostAsync{T}"/>.
/// </summary>
public interface IOutgoing
{
    /// <summary>What sort of thing, for example <c>certificate-issued</c>; at most 50 characters, never changed once released.</summary>
    static abstract string Kind { get; }

    /// <summary>Names the fact, at most 200 characters: whatever is posted again under the same key is posted once.</summary>
    string Key { get; }

    /// <summary>The ledger's key of the person whom it is about, so that erasing the person finds it; null when it is about nobody.</summary>
    Guid? About { get; }

    /// <summary>A line by which administrators recognise it, at most 300 characters.</summary>
    string Title => Key;
}

/// <summary>An e-mail to one person, as plain text.</summary>
/// <param name="Key">See <see cref="IOutgoing.Key"/>; for example <c>certificate-expiring:2026-000017:30:holder</c>.</param>
/// <param name="About">See <see cref="IOutgoing.About"/>.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line, in the receiver's language.</param>
/// <param name="Text">Plain text, lines ended by <c>\n</c>; links are absolute (<c>AcademyOptions.Outward</c>).</param>
public sealed record Mail(string Key, Guid? About, string To, string Subject, string Text) : IOutgoing
{
    /// <inheritdoc />
    public static string Kind => "mail";

    /// <inheritdoc />
    [JsonIgnore]
    public string Title => $"{Subject} → {To}";
}
