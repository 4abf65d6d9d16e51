using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Import;

/// <summary>What an import will do, row by row, and everything there is to tell about it.</summary>
internal sealed record ImportPlan(IReadOnlyList<ImportRow> Rows, IReadOnlyList<KnownPerson> Leavers, ImportReport Report);

/// <summary>Reads a table against what the academy knows. Writes nothing: houses, teams and jobs that are new are only named.</summary>
internal sealed class ImportPlanner(AcademyDb db, DateOnly today, int? by, IStringLocalizer T, CancellationToken cancellation)
{
    private readonly List<ImportLine> lines = [];
    private readonly List<string> newUnits = [];
    private readonly Dictionary<string, KnownPerson> byNumber = [];
    private readonly Dictionary<string, KnownPerson> byEmail = [];
    private readonly Dictionary<string, List<int>> byName = [];
    private readonly Dictionary<int, KnownPerson> known = [];
    private readonly Dictionary<int, List<Placement>> places = [];
    private readonly Dictionary<string, UnitRef> sites = [];
    private readonly Dictionary<string, UnitRef> departments = [];
    private readonly Dictionary<string, UnitRef> jobs = [];
    private readonly Dictionary<(int? Site, string Called), TeamRef> teams = [];
    private readonly Dictionary<string, TeamRef> newTeams = [];

    public async Task<ImportPlan> PlanAsync(ImportTable table, IReadOnlyDictionary<int, ImportField> columns, ImportOptions options, Action<long, long?>? progress)
    {
        await LoadAsync();
        var cells = new List<(int Line, string[] Cells)>();
        foreach (var row in table.Rows(T))
        {
            cancellation.ThrowIfCancellationRequested();
            cells.Add(row);
        }
        var dayFirst = columns.Where(column => column.Value is ImportField.Since or ImportField.EmployedFrom or ImportField.LastDay)
            .ToDictionary(column => column.Key, column => ImportCells.DayFirst(cells.Select(row => row.Cells[column.Key])));

        var rows = new List<ImportRow>(cells.Count);
        foreach (var (line, values) in cells)
        {
            rows.Add(Read(line, values, columns, table.Titles, dayFirst));
            if (rows.Count % 1000 == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Invoke(rows.Count, cells.Count);
            }
        }
        FindTwice(rows);
        FindManagers(rows);
        foreach (var row in rows.Where(row => !row.HasError))
            Decide(row, options);
        FindCircles(rows);

        var leavers = options.IsFullList ? Missing(rows) : [];
        var active = known.Values.Count(person => !person.IsDeactivated);
        var refusal = rows.Count == 0 ? T["The file has no rows."].Value
            : leavers.Count > Math.Max(5, active / 5) && !options.MayLetManyGo
                ? T["{0} of {1} people would leave because they are not in the file. If that is right, say so with the box “More than a fifth may leave”.", leavers.Count, active].Value
            : rows.Any(row => row.HasError) && !options.SkipErrors ? T["Some rows have errors. Mend them, or choose to import the others without them."].Value
            : null;
        var counts = rows.CountBy(row => row.HasError ? ImportAction.Error : row.Action).ToDictionary();
        counts[ImportAction.Leave] = counts.GetValueOrDefault(ImportAction.Leave) + leavers.Count;
        return new ImportPlan(rows, leavers, new ImportReport(rows.Count, counts, lines.Count(line => line.IsWarning), newUnits, lines, refusal));
    }

    private async Task LoadAsync()
    {
        foreach (var unit in await db.Set<Site>().AsNoTracking().ToListAsync(cancellation))
            Know(sites, unit);
        foreach (var unit in await db.Set<Department>().AsNoTracking().ToListAsync(cancellation))
            Know(departments, unit);
        foreach (var unit in await db.Set<Job>().AsNoTracking().ToListAsync(cancellation))
            Know(jobs, unit);
        var siteOf = sites.Values.Distinct().ToDictionary(site => site.Id!.Value);
        var departmentOf = departments.Values.Distinct().ToDictionary(department => department.Id!.Value);
        foreach (var team in await db.Set<Team>().AsNoTracking().Where(team => team.ClosedAt == null).OrderBy(team => team.Id).ToListAsync(cancellation))
        {
            var found = new TeamRef(team.Name, team.SiteId is { } site ? siteOf[site] : null, team.DepartmentId is { } part ? departmentOf[part] : null) { Id = team.Id };
            foreach (var called in new[] { team.Code, team.Name.En, team.Name.ZhHans, found.Department?.Name.En ?? "", found.Department?.Name.ZhHans ?? "" }.Where(called => called.Length > 0))
                teams.TryAdd((team.SiteId, Key(called)), found);
            foreach (var called in new[] { team.Code, team.Name.En, team.Name.ZhHans }.Where(called => called.Length > 0))
                teams.TryAdd((null, Key(called)), found);
        }
        await foreach (var person in db.Set<Person>().Where(person => person.ErasedAt == null).Select(person => new KnownPerson
        {
            Id = person.Id, Name = person.Name, NativeName = person.NativeName, GivenName = person.GivenName, FamilyName = person.FamilyName, Email = person.Email,
            Number = person.Number, Locale = person.Locale, EmployedFrom = person.EmployedFrom, LastDay = person.LastDay, IsDeactivated = person.DeactivatedAt != null,
        }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            known[person.Id] = person;
            byEmail[person.Email] = person;
            if (person.Number is { } number)
                byNumber[Key(number)] = person;
            foreach (var name in new[] { person.Name, person.NativeName })
                if (name is not null)
                    Add(name, person.Id);
        }
        await foreach (var place in db.Set<Placement>().On(today).Concat(db.Set<Placement>().Where(place => place.Since > today)).AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
            (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(places, place.PersonId, out _) ??= []).Add(place);
        foreach (var timeline in places.Values)
            timeline.Sort((a, b) => (a.Since, a.Id).CompareTo((b.Since, b.Id)));
    }

    private ImportRow Read(int line, string[] values, IReadOnlyDictionary<int, ImportField> columns, IReadOnlyList<string> titles, Dictionary<int, bool?> dayFirst)
    {
        var row = new ImportRow { Line = line };
        var (site, department, team, job) = ("", "", "", "");
        var wrongs = new List<(string Title, string Cell, string Wrong)>();
        foreach (var (index, field) in columns)
        {
            var cell = values[index];
            if (cell.Length == 0)
                continue;
            string? wrong = null;
            switch (field)
            {
                case ImportField.Number: row.Number = ImportCells.Text(cell, 60, T, out wrong); break;
                case ImportField.Email: row.Email = ImportCells.Email(cell, T, out wrong); break;
                case ImportField.Name: row.Name = ImportCells.Text(cell, 200, T, out wrong); break;
                case ImportField.GivenName: row.GivenName = ImportCells.Text(cell, 100, T, out wrong); break;
                case ImportField.FamilyName: row.FamilyName = ImportCells.Text(cell, 100, T, out wrong); break;
                case ImportField.NativeName: row.NativeName = ImportCells.Text(cell, 200, T, out wrong); break;
                case ImportField.Site: site = ImportCells.Text(cell, 120, T, out wrong) ?? ""; break;
                case ImportField.Department: department = ImportCells.Text(cell, 120, T, out wrong) ?? ""; break;
                case ImportField.Team: team = ImportCells.Text(cell, 120, T, out wrong) ?? ""; break;
                case ImportField.Job: job = ImportCells.Text(cell, 120, T, out wrong) ?? ""; break;
                case ImportField.Manager: (row.ManagerText, row.ManagerColumn) = (ImportCells.Text(cell, 254, T, out wrong), titles[index]); break;
                case ImportField.Since: row.Since = ImportCells.Date(cell, dayFirst[index], today, mayBeFar: false, T, out wrong); break;
                case ImportField.EmployedFrom: row.EmployedFrom = ImportCells.Date(cell, dayFirst[index], today, mayBeFar: false, T, out wrong); break;
                case ImportField.LastDay: row.LastDay = ImportCells.Date(cell, dayFirst[index], today, mayBeFar: true, T, out wrong); break;
                case ImportField.Locale:
                    if ((row.Locale = ImportCells.Language(cell)) is null)
                        lines.Add(new ImportLine(line, "", ImportAction.Unchanged, titles[index], cell, T["This language is not one of the academy’s; it is left as it is. English and Chinese are known."], IsWarning: true));
                    break;
                case ImportField.WorksHere:
                    if ((row.WorksHere = ImportCells.YesNo(cell)) is null)
                        wrong = T["Nobody can tell whether this means yes or no. Write yes or no."];
                    break;
            }
            if (wrong is not null)
                wrongs.Add((titles[index], cell, wrong));
        }
        // A system that knows only the name in Chinese characters still gives a name.
        row.Name ??= (row.GivenName, row.FamilyName) is ({ } given, { } family) ? $"{given} {family}" : null;
        row.Person = (row.Number is { } number ? byNumber.GetValueOrDefault(Key(number)) : null) ?? (row.Email is { } email ? byEmail.GetValueOrDefault(email) : null);
        if (row.Person is null)
            row.Name ??= row.NativeName;
        foreach (var (title, cell, wrong) in wrongs)
            Wrong(row, title, cell, wrong);
        var titleOf = columns.ToDictionary(column => column.Value, column => titles[column.Key]);
        if (row.Number is null && row.Email is null)
            Wrong(row, titleOf.GetValueOrDefault(ImportField.Number) ?? titleOf.GetValueOrDefault(ImportField.Email) ?? "", "",
                T["The row has neither employee number nor e-mail address, so nobody can tell who it is. Fill in one of them."]);
        else if (row.Person is null && !row.HasError)
        {
            if (row.Email is null)
                Wrong(row, titleOf.GetValueOrDefault(ImportField.Email, ""), "", T["Nobody here has this number, and a new person needs an e-mail address. Fill it in."]);
            if (row.Name is null)
                Wrong(row, titleOf.GetValueOrDefault(ImportField.Name, ""), "", T["A new person needs a name: certificates are written to it. Fill it in."]);
        }
        else if (row.Person is { } person)
        {
            if (row.Email is { } address && address != person.Email && byEmail.TryGetValue(address, out var other))
                Wrong(row, titleOf.GetValueOrDefault(ImportField.Email, ""), address, T["The number belongs to {0}, this address to {1}. Correct one of them.", person.Name, other.Name]);
            if (row.Number is { } given2 && person.Number is { } had && Key(given2) != Key(had))
                Wrong(row, titleOf.GetValueOrDefault(ImportField.Number, ""), given2, T["{0} has the number {1}. Correct the row, or change the number on the person’s page first.", person.Name, had]);
        }
        if (row.EmployedFrom is { } first && row.LastDay is { } last && last < first)
            Wrong(row, titleOf[ImportField.LastDay], last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), T["The last day lies before the first day. Correct one of them."]);
        if (!row.HasError)
        {
            row.Job = Unit(jobs, job, T["job"].Value);
            row.Team = Team(site, department, team);
        }
        return row;
    }

    /// <summary>Two rows about one person: the second is an error, since nobody can tell which one is right.</summary>
    private void FindTwice(List<ImportRow> rows)
    {
        var (numbers, emails, people) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<int, int>());
        foreach (var row in rows.Where(row => !row.HasError))
            if (row.Number is { } number && !numbers.TryAdd(Key(number), row.Line))
                Wrong(row, "", number, T["Line {0} has the same employee number. Leave one of them.", numbers[Key(number)]]);
            else if (row.Email is { } email && !emails.TryAdd(email, row.Line))
                Wrong(row, "", email, T["Line {0} has the same e-mail address. Leave one of them.", emails[email]]);
            else if (row.Person is { } person && !people.TryAdd(person.Id, row.Line))
                Wrong(row, "", person.Name, T["Line {0} is about the same person. Leave one of them.", people[person.Id]]);
    }

    private void FindManagers(List<ImportRow> rows)
    {
        if (rows.All(row => row.ManagerText is null))
            return;
        var inFile = new Dictionary<string, ImportRow>();
        foreach (var row in rows.Where(row => !row.HasError))
        {
            if (row.Number is { } number)
                inFile.TryAdd(Key(number), row);
            if (row.Email is { } email)
                inFile.TryAdd(email, row);
            if (row.Person is null)
                foreach (var name in new[] { row.Name, row.NativeName }.OfType<string>().Distinct())
                    Add(name, row.Key);
        }
        var newcomers = rows.Where(row => row.Person is null).ToDictionary(row => row.Key);
        foreach (var row in rows.Where(row => row is { HasError: false, ManagerText: not null }))
        {
            var called = Key(row.ManagerText!);
            if (inFile.GetValueOrDefault(called) is { } manager)
                (row.ManagerId, row.ManagerRow) = (manager.Person?.Id, manager.Person is null ? manager : null);
            else if ((byNumber.GetValueOrDefault(called) ?? byEmail.GetValueOrDefault(called)) is { } person)
                row.ManagerId = person.Id;
            else if (byName.GetValueOrDefault(called) is [var only])
                (row.ManagerId, row.ManagerRow) = only > 0 ? (only, (ImportRow?)null) : ((int?)null, newcomers[only]);
            else
                Wrong(row, row.ManagerColumn!, row.ManagerText!, byName.ContainsKey(called)
                    ? T["Several people have this name. Write the manager’s employee number or e-mail address."].Value
                    : T["Nobody has this number, address or name, neither in the file nor in the academy. Correct it, or add the manager to the file."].Value);
            if (row.ManagerId == row.Person?.Id && row.ManagerId is not null || row.ManagerRow == row)
                Wrong(row, row.ManagerColumn!, row.ManagerText!, T["Nobody is their own manager. Leave the cell empty."]);
        }
    }

    /// <summary>What the row does, and the lines that tell it.</summary>
    private void Decide(ImportRow row, ImportOptions options)
    {
        if (row.Person is not { } person)
        {
            row.Action = row.WorksHere == false || row.LastDay < today ? ImportAction.Unchanged : ImportAction.Add;
            if (row.Action == ImportAction.Unchanged)
                Tell(row, ImportAction.Unchanged, "", T["Has left already and was never here: not added."]);
            else
                Tell(row, ImportAction.Add, row.Email!, row.EmployedFrom > today
                    ? T["New person. The first day at work is still to come; the academy can be used from now on."].Value
                    : T["New person."].Value, row.EmployedFrom > today);
            Planned(row);
            return;
        }
        var leaves = row.WorksHere == false || row.LastDay is not null;
        if (leaves && !person.IsDeactivated && (row.LastDay ?? today) != person.LastDay)
        {
            if (person.Id == by)
            {
                Tell(row, ImportAction.Unchanged, "", T["You cannot let yourself go. Ask another administrator."], warning: true);
                return;
            }
            row.Action = ImportAction.Leave;
            row.LastDay ??= today;
            Tell(row, ImportAction.Leave, Day(row.LastDay.Value), row.LastDay >= today ? T["Leaves after this day."].Value : T["Has left; signs in no more, and stays in the records."].Value);
        }
        else if (person.IsDeactivated && !leaves && (row.WorksHere == true || options.IsFullList))
        {
            row.Action = ImportAction.Return;
            Tell(row, ImportAction.Return, "", T["Comes back."]);
        }
        else if (person.IsDeactivated && !leaves)
        {
            Tell(row, ImportAction.Unchanged, "", T["This person has left and stays so. To bring somebody back, use a column “works here”."], warning: true);
        }
        if (person.IsDeactivated && row.Action != ImportAction.Return)
            return;

        Compare(row, ImportField.Name, person.Name, row.Name);
        Compare(row, ImportField.NativeName, person.NativeName, row.NativeName);
        Compare(row, ImportField.GivenName, person.GivenName, row.GivenName);
        Compare(row, ImportField.FamilyName, person.FamilyName, row.FamilyName);
        Compare(row, ImportField.Email, person.Email, row.Email);
        Compare(row, ImportField.Number, person.Number, row.Number);
        Compare(row, ImportField.Locale, person.Locale, row.Locale);
        Compare(row, ImportField.EmployedFrom, person.EmployedFrom is { } had ? Day(had) : null, row.EmployedFrom is { } first ? Day(first) : null);
        if (row.Action == ImportAction.Leave || row.Team is null && row.Job is null && row.ManagerText is null)
            return;

        var place = Placing.On(places.GetValueOrDefault(person.Id) ?? [], row.Since ?? today);
        var moves = new List<string>();
        if (row.Team is { } team && (team.Id is null || team.Id != place.TeamId))
            moves.Add($"{T["Team"]}: {team.Name}");
        if (row.Job is { } job && (job.Id is null || job.Id != place.JobId))
            moves.Add($"{T["Job"]}: {job.Name}");
        if (row.ManagerRow is not null || (row.ManagerId is { } manager && manager != place.ManagerId))
            moves.Add($"{T["Line manager"]}: {row.ManagerText}");
        if (moves.Count == 0)
            return;
        row.Moves = true;
        if (row.Action is ImportAction.Unchanged or ImportAction.Change)
            row.Action = ImportAction.Move;
        Tell(row, row.Action, string.Join(" · ", moves), T["From {0} on.", Day(row.Since ?? today)]);
        Planned(row);
    }

    private void Planned(ImportRow row)
    {
        if (row.Since > today)
            Tell(row, row.Action, Day(row.Since.Value), T["This day is still to come: the move is planned for it."], warning: true);
    }

    private void Compare(ImportRow row, ImportField field, string? before, string? after)
    {
        if (after is null || after == before)
            return;
        row.ChangesFacts = true;
        if (row.Action == ImportAction.Unchanged)
            row.Action = ImportAction.Change;
        lines.Add(new ImportLine(row.Line, row.Who, row.Action, ImportFields.TitleOf(field, T), after, before is null ? T["New."].Value : T["Was: {0}", before].Value));
    }

    /// <summary>After the import nobody may lead themselves through others.</summary>
    private void FindCircles(List<ImportRow> rows)
    {
        var managers = places.Where(entry => Placing.On(entry.Value, today).ManagerId is not null).ToDictionary(entry => entry.Key, entry => Placing.On(entry.Value, today).ManagerId!.Value);
        var asked = rows.Where(row => !row.HasError && (row.ManagerId is not null || row.ManagerRow is not null)).ToDictionary(row => row.Key);
        foreach (var row in asked.Values)
            managers[row.Key] = row.ManagerRow?.Key ?? row.ManagerId!.Value;
        var fine = new HashSet<int>();
        foreach (var row in asked.Values)
        {
            var path = new List<int> { row.Key };
            var seen = new HashSet<int> { row.Key };
            while (managers.TryGetValue(path[^1], out var above) && !fine.Contains(above) && seen.Add(above))
                path.Add(above);
            if (managers.TryGetValue(path[^1], out var again) && seen.Contains(again) && !fine.Contains(again))
            {
                var circle = path.SkipWhile(key => key != again).ToList();
                var names = string.Join(" → ", circle.Append(again).Select(key => asked.TryGetValue(key, out var one) ? one.Who : known[key].Name));
                foreach (var one in circle.Select(asked.GetValueOrDefault).OfType<ImportRow>().Where(one => !one.HasError))
                    Wrong(one, one.ManagerColumn!, one.ManagerText!, T["Managers lead each other in a circle: {0}. Correct one of them.", names]);
            }
            fine.UnionWith(path);
        }
    }

    private List<KnownPerson> Missing(List<ImportRow> rows)
    {
        var named = rows.Select(row => row.Person?.Id).OfType<int>().ToHashSet();
        var missing = known.Values.Where(person => !person.IsDeactivated && person.Number is not null && person.Id != by && !named.Contains(person.Id)).ToList();
        lines.AddRange(missing.Select(person => new ImportLine(0, person.Name, ImportAction.Leave, "", person.Number!, T["Is not in the full list: leaves today."])));
        return missing;
    }

    private UnitRef? Unit(Dictionary<string, UnitRef> all, string called, string kind)
    {
        if (called.Length == 0)
            return null;
        if (all.TryGetValue(Key(called), out var unit))
            return unit;
        newUnits.Add($"{kind}: {called}");
        return all[Key(called)] = new UnitRef(Units.Named(called));
    }

    /// <summary>The team by its name or code in the house; without one, the department of the house is the team.</summary>
    private TeamRef? Team(string siteName, string departmentName, string teamName)
    {
        var called = teamName.Length > 0 ? teamName : departmentName;
        if (called.Length == 0)
            return null;
        if ((siteName.Length == 0 || sites.TryGetValue(Key(siteName), out _)) && teams.TryGetValue((siteName.Length == 0 ? null : sites[Key(siteName)].Id, Key(called)), out var team))
            return team;
        var site = Unit(sites, siteName, T["house"].Value);
        if (newTeams.TryGetValue($"{Key(siteName)}|{Key(called)}", out var added))
            return added;
        // Teams of two houses are told apart by their full names.
        var full = siteName.Length > 0 && !called.Contains(siteName, StringComparison.OrdinalIgnoreCase) ? Units.Named($"{siteName} {called}") : Units.Named(called);
        newUnits.Add($"{T["team"]}: {full}");
        return newTeams[$"{Key(siteName)}|{Key(called)}"] = new TeamRef(full, site, Unit(departments, departmentName, T["department"].Value));
    }

    private void Wrong(ImportRow row, string column, string value, string text)
    {
        row.HasError = true;
        lines.Add(new ImportLine(row.Line, row.Who, ImportAction.Error, column, value.Length > 80 ? value[..80] + "…" : value, text));
    }

    private void Tell(ImportRow row, ImportAction action, string value, string text, bool warning = false) =>
        lines.Add(new ImportLine(row.Line, row.Who, action, "", value, text, warning));

    private void Add(string name, int key)
    {
        ref var keys = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(byName, Key(name), out _);
        if (keys?.Contains(key) != true)
            (keys ??= []).Add(key);
    }

    private static void Know(Dictionary<string, UnitRef> all, Unit unit)
    {
        var found = new UnitRef(unit.Name) { Id = unit.Id };
        foreach (var called in new[] { unit.Code, unit.Name.En, unit.Name.ZhHans }.Where(called => called.Length > 0))
            all.TryAdd(Key(called), found);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Key(string called) => called.Trim().ToLowerInvariant();
}
