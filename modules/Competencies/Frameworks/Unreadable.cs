using ServiceAcademy.Modules.Content;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>A file that cannot be read, and why, in words that can be translated.</summary>
internal sealed class Unreadable(Said words) : FormatException(words.ToString())
{
    /// <summary>What is wrong, where, and how to mend it.</summary>
    public Said Words => words;
}
