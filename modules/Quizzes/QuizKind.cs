using System.Text.RegularExpressions;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Content.Markdown;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Quizzes.Grading;

namespace ServiceAcademy.Quizzes;

/// <summary>The files in <c>content/quizzes</c>: what may be published, and what is wrong with the rest.</summary>
internal sealed partial class QuizKind : IContentKind
{
    public string Kind => QuizzesApi.Kind;
    public string Folder => "quizzes";
    public bool ItemIsFolder => false;

    public IReadOnlyList<Finding> Check(string id, ContentBundle bundle, ContentIndex index)
    {
        if (bundle.Files.Count != 1)
            return [new Finding(id + ".yaml", 1, "A quiz is one file.")];
        var (path, text) = bundle.Files.Single();
        var findings = new List<Finding>();
        if (YamlContent.Read<QuizFile>(path, text, findings) is not { } file)
            return findings;
        findings.AddRange(About(id, file, index).Select(wrong => new Finding(path, YamlContent.LineOf(text, wrong.Path), wrong.Reason)));
        return findings.OrderBy(finding => finding.Line).ToList();
    }

    private static IEnumerable<Complaint> About(string id, QuizFile file, ContentIndex index)
    {
        if (file.Id != id)
            yield return new($"The id is “{file.Id}”, but the file is named “{id}.yaml”; give both the same name.", "id");
        foreach (var missing in Missing(file.Title, "The title", "title"))
            yield return missing;
        if (file.PassMark is not (>= 1 and <= 100))
            yield return new("passMark is missing or out of range; write percent, from 1 to 100.", "passMark");
        if (file.Questions.Count == 0)
            yield return new("There are no questions.", "questions");
        foreach (var twice in Ids(file.Questions.Select(question => question.Id), "question", "questions"))
            yield return twice;
        for (var i = 0; i < file.Questions.Count; i++)
            foreach (var wrong in About(file.Questions[i], index))
                yield return wrong with { Path = ["questions", i, .. wrong.Path] };
    }

    private static IEnumerable<Complaint> About(QuestionFile question, ContentIndex index)
    {
        foreach (var missing in Missing(question.Text, "The question", "text").Concat(Missing(question.Feedback, "The feedback", "feedback")))
            yield return missing;
        foreach (var (text, field) in new[] { (question.Text, "text"), (question.Feedback, "feedback") })
            foreach (var language in Languages.All)
                foreach (var wrong in MarkdownCheck.Check("", text.In(language)))
                    yield return new(wrong.Reason, field, language);

        if (question.Competencies.Count == 0)
            yield return new("No competency is named; an answer would show nothing about anybody. Write for example `competencies: {empathy: 1}`.", "competencies");
        foreach (var (competency, weight) in question.Competencies)
        {
            if (!IdForm().IsMatch(competency))
                yield return new($"“{competency}” is not the id of a competency.", "competencies", competency);
            else if (index.Against("competency", competency) is { } reason)
                yield return new(reason, "competencies", competency);
            if (weight is not (> 0 and <= 10) || weight * 1000 != decimal.Truncate(weight * 1000))
                yield return new($"The weight of {competency} must be above 0 and at most 10, with at most three decimals.", "competencies", competency);
        }

        if (!QuestionType.All.TryGetValue(question.Type, out var type))
        {
            yield return new($"“{question.Type}” is not a type of question; there are {string.Join(", ", QuestionType.All.Keys)}.", "type");
            yield break;
        }
        foreach (var wrong in type.Check(question).Concat(Foreign(type, question)))
            yield return wrong;
    }

    /// <summary>Lists that belong to another type of question: probably the type is wrong.</summary>
    private static IEnumerable<Complaint> Foreign(QuestionType type, QuestionFile question)
    {
        (string Field, bool IsThere)[] fields =
        [
            ("options", question.Options.Count > 0), ("items", question.Items.Count > 0), ("categories", question.Categories.Count > 0),
            ("answer", question.Answer is not null), ("tolerance", question.Tolerance is not null), ("unit", question.Unit.Missing.Count() < Languages.All.Length),
        ];
        return fields.Where(field => field.IsThere && !type.Fields.Contains(field.Field))
            .Select(field => new Complaint($"A question of type {type.Name} has no {field.Field}.", field.Field));
    }

    /// <summary>Languages in which a text is missing.</summary>
    internal static IEnumerable<Complaint> Missing(LocalText text, string what, params object[] path) =>
        text.Missing.Select(language => new Complaint($"{what} is missing in {language}.", [.. path]));

    /// <summary>Ids that are empty, malformed or used twice.</summary>
    internal static IEnumerable<Complaint> Ids(IEnumerable<string> ids, string what, string list)
    {
        var seen = new HashSet<string>();
        var index = 0;
        foreach (var id in ids)
        {
            if (!IdForm().IsMatch(id))
                yield return new($"The {what}’s id “{id}” must be lower-case letters, digits and hyphens, at most 60.", list, index, "id");
            else if (!seen.Add(id))
                yield return new($"The {what}’s id “{id}” is used twice.", list, index, "id");
            index++;
        }
    }

    // Stored answers join ids by comma and equals sign, so neither may occur in one.
    [GeneratedRegex("^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();
}

/// <summary>Something wrong at a place of the file.</summary>
internal sealed record Complaint(string Reason, params object[] Path);
