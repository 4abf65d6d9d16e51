using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People;

/// <summary>All units of a kind by what people call them: code or name in either language, whatever the case. Adds what is not there.</summary>
internal sealed class UnitBook<T>(AcademyDb db, Func<string, LocalText, T> make) where T : Unit
{
    private readonly Dictionary<string, T> known = [];

    public async Task<UnitBook<T>> LoadAsync(CancellationToken cancellation)
    {
        foreach (var unit in await db.Set<T>().AsNoTracking().OrderBy(unit => unit.Id).ToListAsync(cancellation))
            Know(unit);
        return this;
    }

    public T? Find(string? called) => called is null ? null : known.GetValueOrDefault(Key(called));

    /// <summary>The unit with this name; a new one is added to the context, and has its id when that is saved.</summary>
    public T? FindOrAdd(LocalText name)
    {
        if (name.ToString().Trim().Length == 0)
            return null;
        if ((Find(name.En) ?? Find(name.ZhHans)) is { } unit)
            return unit;
        var stem = Unit.CodeOf(name.En.Length > 0 ? name.En : name.ZhHans);
        var code = stem;
        for (var number = 2; known.ContainsKey(code); number++)
            code = $"{stem[..Math.Min(50, stem.Length)]}-{number}";
        unit = make(code, name);
        db.Add(unit);
        Know(unit);
        return unit;
    }

    private void Know(T unit)
    {
        foreach (var called in new[] { unit.Code, unit.Name.En, unit.Name.ZhHans })
            if (called.Length > 0)
                known.TryAdd(Key(called), unit);
    }

    private static string Key(string called) => called.Trim().ToLowerInvariant();
}

internal static class Units
{
    public static Task<UnitBook<Job>> JobsAsync(this AcademyDb db, CancellationToken cancellation) =>
        new UnitBook<Job>(db, (code, name) => new Job { Code = code, Name = name }).LoadAsync(cancellation);

    public static Task<UnitBook<Site>> SitesAsync(this AcademyDb db, CancellationToken cancellation) =>
        new UnitBook<Site>(db, (code, name) => new Site { Code = code, Name = name }).LoadAsync(cancellation);

    public static Task<UnitBook<Department>> DepartmentsAsync(this AcademyDb db, CancellationToken cancellation) =>
        new UnitBook<Department>(db, (code, name) => new Department { Code = code, Name = name }).LoadAsync(cancellation);

    /// <summary>A name as somebody typed it, in the language in which it is written.</summary>
    public static LocalText Named(string? typed)
    {
        var name = typed?.Trim() ?? "";
        return name.Any(sign => sign is >= '\u3400' and <= '\u9fff') ? new LocalText { ZhHans = name } : new LocalText { En = name };
    }
}
