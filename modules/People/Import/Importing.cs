using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Import;

/// <summary>Reads, checks and imports a file of people.</summary>
internal sealed class Importing(AcademyDb db, PeopleApi people, TimeProvider clock, IStringLocalizer<PeopleApi> T)
{
    private const int Portion = 500;

    public async Task<ImportPlan> PlanAsync(Stream content, ImportOptions options, int? by, Action<long, long?>? progress, CancellationToken cancellation)
    {
        using var table = ImportTable.Open(content, options.Encoding ?? ImportEncoding.Detect(content), T);
        var fields = options.Fields ?? await MappingAsync(table.Titles, cancellation);
        var columns = new Dictionary<int, ImportField>();
        for (var i = 0; i < table.Titles.Count; i++)
            if (fields.TryGetValue(table.Titles[i], out var name) && Enum.TryParse<ImportField>(name, out var field))
                if (columns.ContainsValue(field))
                    throw new AcademyError(400, T["Two columns have the same meaning: {0}.", ImportFields.TitleOf(field, T)], T["Nobody can tell which one counts."], T["Choose the meaning for one of them only."]);
                else
                    columns[i] = field;
        if (!columns.ContainsValue(ImportField.Number) && !columns.ContainsValue(ImportField.Email))
            throw new AcademyError(400, T["No column tells who somebody is."], T["People are found by employee number, else by e-mail address."], T["Choose the column of one of them."]);
        return await new ImportPlanner(db, await people.TodayAsync(cancellation), by, T, cancellation).PlanAsync(table, columns, options, progress);
    }

    public async Task<ImportReport> RunAsync(Stream content, ImportOptions options, int? by, Action<long, long?>? progress, CancellationToken cancellation)
    {
        var plan = await PlanAsync(content, options, by, null, cancellation);
        if (plan.Report.Refusal is not null)
            return plan.Report;
        try
        {
            await WriteAsync(plan, by, progress, cancellation);
        }
        catch (DbUpdateException)
        {
            throw new AcademyError(409, T["The import stopped."], T["Somebody changed people at the same time."], T["Start it again: what is done is recognised and passed over."]);
        }
        return plan.Report;
    }

    /// <summary>The mapping of the last file with these titles, else what the titles say.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MappingAsync(IReadOnlyList<string> titles, CancellationToken cancellation)
    {
        var hash = HashOf(titles);
        if (await db.Set<ImportMapping>().AsNoTracking().SingleOrDefaultAsync(mapping => mapping.HeaderHash == hash, cancellation) is { } remembered)
            return JsonSerializer.Deserialize<Dictionary<string, string>>(remembered.Fields)!;
        var taken = new HashSet<ImportField>();
        var guessed = new Dictionary<string, string>();
        foreach (var title in titles.Distinct())
            if (ImportFields.Guess(title) is { } field && taken.Add(field))
                guessed[title] = field.ToString();
        return guessed;
    }

    public Task RememberAsync(IReadOnlyList<string> titles, IReadOnlyDictionary<string, string> fields, CancellationToken cancellation) =>
        db.WriteAsync(async () =>
        {
            var hash = HashOf(titles);
            var mapping = await db.Set<ImportMapping>().SingleOrDefaultAsync(known => known.HeaderHash == hash, cancellation);
            if (mapping is null)
                db.Add(mapping = new ImportMapping { HeaderHash = hash, Fields = "", UsedAt = clock.GetUtcNow() });
            (mapping.Fields, mapping.UsedAt) = (JsonSerializer.Serialize(fields), clock.GetUtcNow());
        }, cancellation);

    private async Task WriteAsync(ImportPlan plan, int? by, Action<long, long?>? progress, CancellationToken cancellation)
    {
        var today = await people.TodayAsync(cancellation);
        var rows = ManagersFirst(plan.Rows.Where(row => !row.HasError && row.Action != ImportAction.Unchanged).ToList());
        await AddUnitsAsync(rows, cancellation);
        var (done, total) = (0L, (long)rows.Count + plan.Leavers.Count);
        foreach (var portion in rows.Chunk(Portion))
        {
            cancellation.ThrowIfCancellationRequested();
            // Once begun, a portion is finished: a row is imported or not, never half.
            await db.WriteAsync(() => WriteAsync(portion, today, by), CancellationToken.None);
            db.ChangeTracker.Clear();
            progress?.Invoke(done += portion.Length, total);
        }
        foreach (var portion in plan.Leavers.Chunk(Portion / 5))
        {
            cancellation.ThrowIfCancellationRequested();
            await db.WriteAsync(async () =>
            {
                foreach (var person in await ReadAsync(portion.Select(person => person.Id)))
                    await people.LeaveAsync(person, today, by, now: true);
            }, CancellationToken.None);
            db.ChangeTracker.Clear();
            progress?.Invoke(done += portion.Length, total);
        }
    }

    private async Task WriteAsync(ImportRow[] rows, DateOnly today, int? by)
    {
        var now = clock.GetUtcNow();
        var known = (await ReadAsync(rows.Select(row => row.Id))).ToDictionary(person => person.Id);
        var added = new List<(ImportRow Row, Person Person)>();
        foreach (var row in rows)
            if (row.Person is null)
            {
                var person = new Person
                {
                    Subject = Guid.NewGuid(), Name = row.Name!, NativeName = row.NativeName == row.Name ? null : row.NativeName, GivenName = row.GivenName, FamilyName = row.FamilyName,
                    Email = row.Email!, Number = row.Number, Locale = row.Locale ?? Languages.English, EmployedFrom = row.EmployedFrom, LastDay = row.LastDay, AddedAt = now, ChangedAt = now,
                };
                db.Add(person);
                added.Add((row, person));
            }
            else if (row.Action == ImportAction.Leave)
                await people.LeaveAsync(known[row.Id], row.LastDay!.Value, by, now: row.WorksHere == false && row.LastDay <= today);
            else if (row.Action == ImportAction.Return)
                await people.ReturnAsync(known[row.Id], by);
        foreach (var row in rows.Where(row => row.ChangesFacts))
        {
            var person = known[row.Id];
            person.Name = row.Name ?? person.Name;
            person.NativeName = row.NativeName ?? person.NativeName;
            person.GivenName = row.GivenName ?? person.GivenName;
            person.FamilyName = row.FamilyName ?? person.FamilyName;
            person.Email = row.Email ?? person.Email;
            person.Number = row.Number ?? person.Number;
            person.Locale = row.Locale ?? person.Locale;
            person.EmployedFrom = row.EmployedFrom ?? person.EmployedFrom;
            people.Touch(person);
        }
        await db.SaveChangesAsync();

        foreach (var (row, person) in added)
        {
            row.NewId = person.Id;
            db.Add(Placed(person.Id, row.Since ?? (row.EmployedFrom < today ? row.EmployedFrom.Value : today), new Place(row.Team?.Id, row.Job?.Id, ManagerOf(row), false), now, by));
            if (row.LastDay is { } last)
                db.Add(Placed(person.Id, last.AddDays(1), new Place(null, null, null, Ended: true), now, by));
        }
        var moving = rows.Where(row => row.Moves).Select(row => row.Id).ToList();
        var timelines = (await db.Set<Placement>().AsNoTracking().Where(place => moving.Contains(place.PersonId)).ToListAsync()).ToLookup(place => place.PersonId);
        foreach (var row in rows.Where(row => row.Moves))
        {
            var since = row.Since ?? today;
            var before = Placing.On(Placing.Standing(timelines[row.Id]), since);
            var place = new Place(row.Team?.Id ?? before.TeamId, row.Job?.Id ?? before.JobId, ManagerOf(row) ?? before.ManagerId, false);
            if (place != before)
                db.Add(Placed(row.Id, since, place, now, by));
        }
    }

    private async Task<List<Person>> ReadAsync(IEnumerable<int> ids)
    {
        var wanted = ids.Where(id => id > 0).ToList();
        return await db.Set<Person>().Where(person => wanted.Contains(person.Id)).ToListAsync();
    }

    private async Task AddUnitsAsync(List<ImportRow> rows, CancellationToken cancellation) =>
        await db.WriteAsync(async () =>
        {
            var (sites, departments, jobs) = (await db.SitesAsync(cancellation), await db.DepartmentsAsync(cancellation), await db.JobsAsync(cancellation));
            var pairs = new List<(UnitRef Ref, Unit Unit)>();
            var teams = rows.Select(row => row.Team).OfType<TeamRef>().Where(team => team.Id is null).Distinct().ToList();
            foreach (var unit in teams.Select(team => team.Site).OfType<UnitRef>().Where(unit => unit.Id is null).Distinct())
                pairs.Add((unit, sites.FindOrAdd(unit.Name)!));
            foreach (var unit in teams.Select(team => team.Department).OfType<UnitRef>().Where(unit => unit.Id is null).Distinct())
                pairs.Add((unit, departments.FindOrAdd(unit.Name)!));
            foreach (var unit in rows.Select(row => row.Job).OfType<UnitRef>().Where(unit => unit.Id is null).Distinct())
                pairs.Add((unit, jobs.FindOrAdd(unit.Name)!));
            await db.SaveChangesAsync(cancellation);
            foreach (var (named, unit) in pairs)
                named.Id = unit.Id;

            var codes = (await db.Set<Team>().Select(team => team.Code).ToListAsync(cancellation)).ToHashSet();
            var added = new List<(TeamRef Ref, Team Team)>();
            foreach (var team in teams)
            {
                var stem = Unit.CodeOf(team.Name.ToString());
                var code = stem;
                for (var number = 2; !codes.Add(code); number++)
                    code = $"{stem[..Math.Min(50, stem.Length)]}-{number}";
                added.Add((team, new Team { Code = code, Name = team.Name, SiteId = team.Site?.Id, DepartmentId = team.Department?.Id }));
            }
            db.AddRange(added.Select(pair => pair.Team));
            await db.SaveChangesAsync(cancellation);
            foreach (var (named, team) in added)
                named.Id = team.Id;
        }, cancellation);

    /// <summary>Newcomers who lead come before those whom they lead, so that each manager has an id when it is needed.</summary>
    private static List<ImportRow> ManagersFirst(List<ImportRow> rows)
    {
        var (ordered, placed, path) = (new List<ImportRow>(rows.Count), new HashSet<ImportRow>(), new Stack<ImportRow>());
        var wanted = rows.ToHashSet();
        foreach (var row in rows)
        {
            for (var above = row; above is not null && wanted.Contains(above) && !placed.Contains(above); above = above.ManagerRow)
                path.Push(above);
            while (path.TryPop(out var next))
                if (placed.Add(next))
                    ordered.Add(next);
        }
        return ordered;
    }

    private static Placement Placed(int personId, DateOnly since, Place place, DateTimeOffset now, int? by) => new()
    {
        PersonId = personId, Since = since, TeamId = place.TeamId, JobId = place.JobId, ManagerId = place.ManagerId, Ended = place.Ended, RecordedAt = now, RecordedBy = by,
    };

    private static int? ManagerOf(ImportRow row) => row.ManagerId ?? (row.ManagerRow is { NewId: > 0 } manager ? manager.NewId : null);

    private static string HashOf(IReadOnlyList<string> titles) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', titles.Order(StringComparer.Ordinal)))));
}
