using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.People.Privacy;
using ServiceAcademy.People.Tokens;

namespace ServiceAcademy.People;

/// <summary>What of a person somebody looked at.</summary>
public enum FigureKind
{
    /// <summary>The profile of competencies, or a line of the matrix.</summary>
    Competencies,

    /// <summary>The evidence behind a figure: answers, decisions, observations.</summary>
    Evidence,

    /// <summary>Courses, completions, assignments, certificates.</summary>
    Progress,

    /// <summary>A file or an answer to a program with figures by person.</summary>
    Export,

    /// <summary>Everything about the person, as a file.</summary>
    Everything,
}

/// <summary>Who looked at a person's figures, as the person reads it.</summary>
/// <param name="At">The first time on that day.</param>
/// <param name="Viewer">Who; null when the person is gone, or when it was a program.</param>
/// <param name="Program">The name of the program's key; null when it was a person.</param>
public sealed record FigureViewLine(DateTimeOffset At, PersonCard? Viewer, string? Program, FigureKind Kind);

/// <summary>
/// Who looked at whose figures. A page that shows one person's figures to another calls <see cref="NoteAsync(PersonCard, FigureKind, CancellationToken)"/>
/// before it answers; the person reads the list at <c>/privacy</c>. Looking at one's own figures is not noted.
/// </summary>
public sealed class AccessLog
{
    private readonly AcademyDb db;
    private readonly PeopleApi people;
    private readonly TimeProvider clock;

    /// <summary>Made by the container.</summary>
    public AccessLog(AcademyDb db, PeopleApi people, TimeProvider clock) => (this.db, this.people, this.clock) = (db, people, clock);

    /// <summary>Notes that the current person (or program) looks at somebody's figures; once a day for each kind.</summary>
    public Task NoteAsync(PersonCard whose, FigureKind kind, CancellationToken cancellation = default) => NoteAsync([whose.Id], kind, cancellation);

    /// <inheritdoc cref="NoteAsync(PersonCard, FigureKind, CancellationToken)"/>
    /// <param name="whose">Ids of the people whose figures stand on the page or in the file.</param>
    public Task NoteAsync(IReadOnlyCollection<int> whose, FigureKind kind, CancellationToken cancellation = default) => NoteAsync(whose, null, kind, cancellation);

    /// <summary>
    /// Notes what long work reads for the person who started it (<c>WorkProgress.StartedBy</c>): nobody is signed in there.
    /// </summary>
    public async Task NoteAsync(IReadOnlyCollection<int> whose, int? viewerId, FigureKind kind, CancellationToken cancellation = default)
    {
        var token = viewerId is null ? people.CurrentToken : null;
        var viewer = viewerId ?? (token is null ? (await people.CurrentAsync(cancellation)).Id : null);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var some in whose.Where(id => id != viewer).Distinct().Chunk(500))
        {
            var noted = Noted(some);
            if (await noted.CountAsync(cancellation) == some.Length)
                continue;
            await db.WriteAsync(async () =>
            {
                var have = (await noted.Select(view => view.PersonId).ToListAsync(cancellation)).ToHashSet();
                db.AddRange(some.Where(id => !have.Contains(id))
                    .Select(id => new FigureView { PersonId = id, ViewerId = viewer, TokenId = token, Kind = kind, Day = today, At = now }));
            }, cancellation);
        }

        IQueryable<FigureView> Noted(int[] ids) =>
            db.Set<FigureView>().Where(view => ids.Contains(view.PersonId) && view.Day == today && view.ViewerId == viewer && view.TokenId == token && view.Kind == kind);
    }

    /// <summary>Who looked at somebody's figures, the newest first.</summary>
    public async Task<IReadOnlyList<FigureViewLine>> OfAsync(int personId, int most = 200, CancellationToken cancellation = default)
    {
        var rows = await db.Set<FigureView>().AsNoTracking().Where(view => view.PersonId == personId).OrderByDescending(view => view.Day).ThenByDescending(view => view.Id)
            .Take(most).ToListAsync(cancellation);
        var viewers = await people.FindManyAsync(rows.Select(view => view.ViewerId).OfType<int>().Distinct().ToList(), cancellation);
        var programs = await db.Set<ApiToken>().ToDictionaryAsync(token => token.Id, token => token.Name, cancellation);
        return rows.ConvertAll(view => new FigureViewLine(view.At, view.ViewerId is { } id ? viewers.GetValueOrDefault(id) : null,
            view.TokenId is { } token ? programs.GetValueOrDefault(token) ?? "–" : null, view.Kind));
    }
}
