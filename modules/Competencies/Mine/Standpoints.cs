using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Competencies.Contests;
using ServiceAcademy.Competencies.Observations;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Mine;

/// <summary>What another channel says of a competency, apart from the measured estimate and never mixed with it.</summary>
/// <param name="Level">Of the newest appraisal or self-assessment, 1–4; null for observations.</param>
/// <param name="MeanCredit">Mean share of full credit over observed marks, weighted; null for levels.</param>
/// <param name="Count">Marks.</param>
/// <param name="Newest">When the newest was seen.</param>
/// <param name="SheetId">The newest sheet.</param>
/// <param name="Rater">Who gave the newest; null when erased.</param>
internal sealed record OtherView(string Channel, int? Level, double? MeanCredit, int Count, DateTimeOffset Newest, long SheetId, PersonCard? Rater);

/// <summary>A competency on one's own page.</summary>
/// <param name="Target">What one's role asks for; null when nothing.</param>
/// <param name="Goal">The level to go for now: the minimum until it is reached, then what is desired; null without a role.</param>
/// <param name="Gap">From the estimate to the goal.</param>
internal sealed record StandLine(CompetencyScore Score, RoleTarget? Target, int? Goal, Gap? Gap, IReadOnlyList<OtherView> Others);

/// <summary>Where somebody stands: measured estimates against the role, and what others and the person see.</summary>
internal sealed record Standpoint(
    RoleCard? Role, IReadOnlyList<StandLine> Asked, IReadOnlyList<StandLine> Beyond, IReadOnlyList<UsefulStep> Steps, IReadOnlyList<SheetLine> Ratings, IReadOnlyList<Contest> Notes, bool HasAssessed);

/// <summary>Collects where somebody stands.</summary>
internal sealed class Standpoints(
    CompetenciesApi competencies, RecordsApi records, SheetBook book, Sheets sheets, ContestBook contests, PeopleApi people, IEnumerable<INextStepSource> sources)
{
    private const int MostSteps = 6, NewestRatings = 10;

    public async Task<Standpoint> OfAsync(PersonCard person, CancellationToken cancellation)
    {
        var profile = await competencies.ProfileAsync(person.Subject, cancellation);
        var role = CompetenciesApi.RoleOf(person, await competencies.RolesAsync(cancellation));
        var others = await OthersAsync(person, cancellation);
        var lines = profile.Select(score => Line(score, role?.In(score.Competency.Id), [.. others[score.Competency.Id]])).ToList();

        // What the role asks for and lacks most comes first; without a role, the weakest.
        var wanted = lines.OrderByDescending(line => line.Gap?.Points ?? (line.Target is null ? double.MinValue : 0)).ThenBy(line => line.Score.Score ?? 0)
            .Select(line => line.Score.Competency.Id).ToList();
        var steps = new List<NextStep>();
        foreach (var source in sources)
            steps.AddRange(await source.NextStepsAsync(person.Id, wanted, cancellation));
        return new Standpoint(role,
            lines.Where(line => line.Target is not null).ToList(),
            lines.Where(line => line.Target is null && (role is null || line.Score.N > 0 || line.Others.Count > 0)).ToList(),
            UsefulStep.Ordered(steps, lines).Take(MostSteps).ToList(),
            await sheets.LinesAsync(await book.Standing.Where(sheet => sheet.Subject == person.Subject).Take(NewestRatings).ToListAsync(cancellation), cancellation),
            await contests.OfAsync(person.Subject, cancellation),
            others.SelectMany(view => view).Any(view => view.Channel == Channels.Self));
    }

    private static StandLine Line(CompetencyScore score, RoleTarget? target, IReadOnlyList<OtherView> others)
    {
        if (target is null)
            return new StandLine(score, null, null, null, others);
        var goal = Gap.To(target.Minimum, score).Standing is Standing.Reached or Standing.PerhapsReached ? target.Desired : target.Minimum;
        return new StandLine(score, target, goal, Gap.To(goal, score), others);
    }

    private async Task<ILookup<string, OtherView>> OthersAsync(PersonCard person, CancellationToken cancellation)
    {
        var evidence = (await records.EvidenceAsync([person.Subject], cancellation: cancellation)).Where(piece => piece.Sentence.Channel != Channels.Measured).ToList();
        var raters = await people.FindSubjectsAsync(evidence.Select(piece => piece.Sentence.Rater).OfType<Guid>().Distinct().ToList(), cancellation);
        return (
            from piece in evidence
            group piece by (piece.Bearing.Competency, piece.Sentence.Channel) into channel
            let newest = channel.OrderBy(piece => piece.Sentence.ObservedAt).ThenBy(piece => piece.Sentence.Id).Last()
            let isObserved = channel.Key.Channel == Channels.Observed
            orderby channel.Key.Channel
            select (channel.Key.Competency, View: new OtherView(channel.Key.Channel,
                isObserved ? null : 1 + (int)Math.Round(newest.Bearing.Credit * (CompetenciesApi.LevelCuts.Count / 1000.0)),
                isObserved ? channel.Sum(piece => (double)piece.Bearing.Weight * piece.Bearing.Credit) / 1000 / channel.Sum(piece => piece.Bearing.Weight) : null,
                channel.Count(), newest.Sentence.ObservedAt, SheetOf(newest.Sentence.Attempt), newest.Sentence.Rater is { } key ? raters.GetValueOrDefault(key) : null)))
            .ToLookup(row => row.Competency, row => row.View);
    }

    /// <summary>The sheet that an attempt's key names (<c>observed:17</c>); see <see cref="Sheet.Attempt"/>.</summary>
    private static long SheetOf(string? attempt) =>
        attempt is not null && long.TryParse(attempt.AsSpan(attempt.IndexOf(':') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
