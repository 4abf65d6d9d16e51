using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Quizzes.Grading;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Quizzes.Author;

/// <summary>What answers say about quizzes and their questions. Only people's first answers speak: later ones follow the feedback.</summary>
internal sealed class QuizFigures(AcademyDb db, QuizShelf shelf)
{
    /// <summary>Every quiz's newest version, with two queries for however many there are.</summary>
    public async Task<IReadOnlyList<QuizLine>> AllAsync(CancellationToken cancellation)
    {
        var quizzes = await shelf.AllAsync(cancellation);
        var attempts = (await db.Set<Attempt>().GroupBy(row => new { row.QuizId, row.Version }).Select(of => new
        {
            of.Key.QuizId, of.Key.Version, Begun = of.Count(), People = of.Select(row => row.PersonId).Distinct().Count(),
            Finished = of.Count(row => row.FinishedAt != null), Passed = of.Count(row => row.Passed == true),
        }).ToListAsync(cancellation)).ToDictionary(row => (row.QuizId, row.Version));
        var answers = (await (from answer in db.Set<Answer>()
                              join attempt in db.Set<Attempt>() on answer.AttemptId equals attempt.Id
                              where answer.IsFirst
                              group answer by new { attempt.QuizId, attempt.Version, answer.QuestionId } into of
                              select new { of.Key, Right = of.Count(answer => answer.Credit == 1000), N = of.Count() })
            .ToListAsync(cancellation)).ToLookup(row => (row.Key.QuizId, row.Key.Version));

        return quizzes.Select(quiz =>
        {
            var of = attempts.GetValueOrDefault((quiz.Id, quiz.Version));
            var hardest = answers[(quiz.Id, quiz.Version)].OrderBy(row => (double)row.Right / row.N).FirstOrDefault();
            return new QuizLine(quiz, of?.Begun ?? 0, of?.People ?? 0, of?.Finished ?? 0, of?.Passed ?? 0,
                hardest is null ? null : quiz.Find(hardest.Key.QuestionId), hardest is null ? 0 : (double)hardest.Right / hardest.N);
        }).ToList();
    }

    /// <summary>One version's questions, with one query.</summary>
    public async Task<IReadOnlyList<QuestionFigure>> OfAsync(Quiz quiz, CancellationToken cancellation)
    {
        var answers = await (from answer in db.Set<Answer>()
                             join attempt in db.Set<Attempt>() on answer.AttemptId equals attempt.Id
                             where attempt.QuizId == quiz.Id && attempt.Version == quiz.Version && answer.IsFirst
                             orderby answer.Id
                             select new FirstAnswer(answer.AttemptId, answer.QuestionId, answer.Given, answer.Credit)).ToListAsync(cancellation);
        return QuestionFigure.Of(quiz, answers);
    }
}

/// <summary>A quiz in the trainer's list.</summary>
/// <param name="Hardest">The question that the smallest share of people answered fully right; null before the first answer.</param>
internal sealed record QuizLine(Quiz Quiz, int Begun, int People, int Finished, int Passed, Question? Hardest, double HardestRight);

/// <summary>Somebody's first answer to a question.</summary>
internal sealed record FirstAnswer(long AttemptId, string QuestionId, string Given, int Credit);

/// <summary>What a trainer should know about a question.</summary>
internal enum Flag
{
    /// <summary>Fewer answers than a judgement needs.</summary>
    TooFew,

    /// <summary>The smallest share of people answered it fully right.</summary>
    Hardest,

    /// <summary>Answered fully right by everybody: it tells nobody from anybody.</summary>
    EverybodyRight,

    /// <summary>People who do well elsewhere do hardly better here.</summary>
    DoesNotTell,

    /// <summary>People who do well elsewhere do worse here: perhaps the key is wrong.</summary>
    Backwards,
}

/// <summary>The figures of one question.</summary>
/// <param name="N">People whose first answer is known.</param>
/// <param name="Right">How many were fully right.</param>
/// <param name="RightInterval">Wilson's interval of that share, 95 %; null without answers.</param>
/// <param name="MeanCredit">Mean marks, 0–1.</param>
/// <param name="Discrimination">Corrected item–total correlation over complete first attempts; null where it cannot be known.</param>
internal sealed record QuestionFigure(
    Question Question, int N, int Right, Interval? RightInterval, double MeanCredit, double? Discrimination, Interval? DiscriminationInterval,
    IReadOnlyList<Tally> Tallies, IReadOnlyList<Flag> Flags)
{
    /// <summary>Below it a question hardly separates people (Ebel &amp; Frisbie 1991, <i>Essentials of Educational Measurement</i>, ch. 13).</summary>
    public const double LeastDiscrimination = 0.2;

    /// <summary>All questions of a version.</summary>
    public static IReadOnlyList<QuestionFigure> Of(Quiz quiz, IReadOnlyList<FirstAnswer> answers)
    {
        var byQuestion = answers.ToLookup(answer => answer.QuestionId);
        var complete = answers.GroupBy(answer => answer.AttemptId).Where(attempt => attempt.Count() == quiz.Questions.Count)
            .Select(attempt => attempt.ToDictionary(answer => answer.QuestionId, answer => answer.Credit / 1000.0))
            .Select(credits => (IReadOnlyList<double>)quiz.Questions.Select(question => credits.GetValueOrDefault(question.Id)).ToList()).ToList();
        var items = ItemStatistics.Of(complete);

        var figures = quiz.Questions.Select((question, index) =>
        {
            var own = byQuestion[question.Id].ToList();
            var right = own.Count(answer => answer.Credit == 1000);
            var item = items.Count > 0 ? items[index] : null;
            return new QuestionFigure(question, own.Count, right, own.Count > 0 ? Proportion.Wilson(right, own.Count) : null,
                own.Count > 0 ? own.Average(answer => answer.Credit) / 1000 : 0, item?.Discrimination, item?.DiscriminationInterval,
                question.Type.Tallies(question, own.Select(answer => answer.Given).ToList()), Judge(own.Count, right, item));
        }).ToList();

        var hardest = figures.Where(figure => figure.N > 0 && figure.Right < figure.N)
            .MinBy(figure => ((double)figure.Right / figure.N, figure.MeanCredit));
        return figures.Select(figure => figure == hardest ? figure with { Flags = [Flag.Hardest, .. figure.Flags] } : figure).ToList();
    }

    private static IReadOnlyList<Flag> Judge(int n, int right, ItemFigure? item)
    {
        if (n < ItemStatistics.LeastN)
            return [Flag.TooFew];
        if (right == n)
            return [Flag.EverybodyRight];
        if (item is null or { TooFew: true })
            return [];
        if (item.DiscriminationInterval is { High: < 0 })
            return [Flag.Backwards];
        return item.Discrimination is null or < LeastDiscrimination ? [Flag.DoesNotTell] : [];
    }
}
