using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Hosting;
using ServiceAcademy.Modules.Tables;

namespace ServiceAcademy.Quizzes.Author;

/// <summary>The trainer's view of quizzes: how each question does.</summary>
[BackOffice]
[Authorize(QuizzesPermissions.Author)]
[Route("/author/quizzes")]
public sealed class AuthorController(QuizzesApi quizzes, ContentStore store, IStringLocalizer<AuthorController> T) : Controller
{
    /// <summary>All quizzes.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View(await quizzes.Figures.AllAsync(cancellation));

    /// <summary>One version's questions; the newest unless another is asked for.</summary>
    [HttpGet("{id}")]
    public async Task<IActionResult> Show(string id, int? version, CancellationToken cancellation)
    {
        var quiz = await FindAsync(id, version, cancellation);
        return View(new FiguresPage(quiz, await quizzes.Figures.OfAsync(quiz, cancellation), await store.HistoryAsync(QuizzesApi.Kind, id, cancellation)));
    }

    /// <summary>The same table as a download.</summary>
    [HttpGet("{id}.csv")]
    public async Task<IActionResult> Csv(string id, int? version, CancellationToken cancellation)
    {
        var quiz = await FindAsync(id, version, cancellation);
        string[] header =
        [
            T["Quiz"], T["Version"], T["No."], T["Question id"], T["Question"], T["Answers"], T["Fully right"], T["Share fully right"], T["Low (95%)"], T["High (95%)"],
            T["Mean marks"], T["Discrimination"], T["Low (95%)"], T["High (95%)"], T["Remarks"], T["Frequencies"],
        ];
        var rows = (await quizzes.Figures.OfAsync(quiz, cancellation)).Select(figure => (IReadOnlyList<object?>)
        [
            quiz.Id, quiz.Version, figure.Question.Number, figure.Question.Id, figure.Question.Plain.ToString(), figure.N, figure.Right,
            figure.N > 0 ? Round((double)figure.Right / figure.N) : null, Round(figure.RightInterval?.Low), Round(figure.RightInterval?.High),
            figure.N > 0 ? Round(figure.MeanCredit) : null, Round(figure.Discrimination), Round(figure.DiscriminationInterval?.Low), Round(figure.DiscriminationInterval?.High),
            string.Join("; ", figure.Flags.Select(Words)), string.Join("; ", figure.Tallies.Select(tally => $"{tally.Text}: {tally.Count}")),
        ]);
        return new CsvTable($"{quiz.Id}-v{quiz.Version}", header, rows);
    }

    private async Task<Quiz> FindAsync(string id, int? version, CancellationToken cancellation) =>
        (version is { } number ? await quizzes.Shelf.FindAsync(id, number, cancellation) : await quizzes.Shelf.FindAsync(id, cancellation))
        ?? throw new AcademyError(404, T["This quiz is not there."], T["Either the address is mistyped, or the quiz was never published."],
            T["Choose one from the list of quizzes."]);

    private string Words(Flag flag) => FlagWords.Of(flag, T);

    private static double? Round(double? figure) => figure is { } known ? Math.Round(known, 4) : null;
}

/// <summary>What the page of one version shows.</summary>
internal sealed record FiguresPage(Quiz Quiz, IReadOnlyList<QuestionFigure> Figures, IReadOnlyList<VersionLine> History);
