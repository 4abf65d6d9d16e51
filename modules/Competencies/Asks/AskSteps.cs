using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.People;

namespace ServiceAcademy.Competencies.Asks;

/// <summary>To be observed, as a next step: it tells most about what quizzes cannot.</summary>
internal sealed class AskSteps(Instruments instruments, AskBook asks, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : INextStepSource
{
    /// <summary>Of the person's time: to ask, and to talk about it afterwards.</summary>
    private const int Minutes = 15;

    private const int Last = 400;

    public async Task<IReadOnlyList<NextStep>> NextStepsAsync(int personId, IReadOnlyList<string> weakest, CancellationToken cancellation)
    {
        var seen = (await instruments.RubricsAsync(cancellation)).SelectMany(form => form.Criteria).SelectMany(line => line.Bears.Keys).Distinct().ToList();
        return seen.Count > 0 && await people.FindAsync(personId, cancellation) is { } person && await asks.WaitingAsync(person.Subject, cancellation) is null
            ? [new NextStep(T["Ask to be observed"], T["Somebody watches you at work once, and you talk about what was seen. It tells what no quiz can."], T["Ask to be observed"],
                "/competencies/mine/observation", Minutes, Last, seen)]
            : [];
    }
}
