using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes;

/// <summary>A quiz as its author writes it: <c>content/quizzes/&lt;id&gt;.yaml</c>. Every field may be missing until it is checked.</summary>
internal sealed class QuizFile
{
    public string Id { get; init; } = "";
    public LocalText Title { get; init; } = new();
    public List<string> Covers { get; init; } = [];

    /// <summary>Percent of full marks.</summary>
    public int? PassMark { get; init; }

    public List<QuestionFile> Questions { get; init; } = [];
}

/// <summary>A question of any type; which lists belong to which type is the type's own check.</summary>
internal sealed class QuestionFile
{
    public string Id { get; init; } = "";
    public string Type { get; init; } = "";

    /// <summary>Markdown.</summary>
    public LocalText Text { get; init; } = new();

    /// <summary>Competency → weight; 1 is a full question.</summary>
    public Dictionary<string, decimal> Competencies { get; init; } = [];

    /// <summary>Why the right answer is right, in Markdown.</summary>
    public LocalText Feedback { get; init; } = new();

    public List<OptionFile> Options { get; init; } = [];
    public List<ItemFile> Items { get; init; } = [];
    public List<CategoryFile> Categories { get; init; } = [];
    public decimal? Answer { get; init; }
    public decimal? Tolerance { get; init; }
    public LocalText Unit { get; init; } = new();
}

/// <summary>Something to tick.</summary>
internal sealed class OptionFile
{
    public string Id { get; init; } = "";
    public LocalText Text { get; init; } = new();
    public bool Correct { get; init; }

    /// <summary>Why this option is right or wrong; may be left out.</summary>
    public LocalText Feedback { get; init; } = new();
}

/// <summary>Something to put in order (the file's order is right) or into a category.</summary>
internal sealed class ItemFile
{
    public string Id { get; init; } = "";
    public LocalText Text { get; init; } = new();
    public string Category { get; init; } = "";
}

/// <summary>A group that items are matched with.</summary>
internal sealed class CategoryFile
{
    public string Id { get; init; } = "";
    public LocalText Text { get; init; } = new();
}
