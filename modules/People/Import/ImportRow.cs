using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Import;

/// <summary>A unit that a row names: one that is there, or one that the import will add.</summary>
internal sealed class UnitRef(LocalText name)
{
    public LocalText Name => name;
    public int? Id { get; set; }
}

/// <summary>A team that a row names.</summary>
internal sealed class TeamRef(LocalText name, UnitRef? site, UnitRef? department)
{
    public LocalText Name => name;
    public UnitRef? Site => site;
    public UnitRef? Department => department;
    public int? Id { get; set; }
}

/// <summary>Somebody who is here already, as an import compares.</summary>
internal sealed class KnownPerson
{
    public required int Id { get; init; }
    public required string Name { get; init; }
    public string? NativeName { get; init; }
    public string? GivenName { get; init; }
    public string? FamilyName { get; init; }
    public required string Email { get; init; }
    public string? Number { get; init; }
    public required string Locale { get; init; }
    public DateOnly? EmployedFrom { get; init; }
    public DateOnly? LastDay { get; init; }
    public required bool IsDeactivated { get; init; }
}

/// <summary>A row of the file, understood.</summary>
internal sealed class ImportRow
{
    public required int Line { get; init; }
    public string? Number { get; set; }
    public string? Email { get; set; }
    public string? Name { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyName { get; set; }
    public string? NativeName { get; set; }
    public string? Locale { get; set; }
    public TeamRef? Team { get; set; }
    public UnitRef? Job { get; set; }
    public string? ManagerText { get; set; }
    public string? ManagerColumn { get; set; }
    public DateOnly? Since { get; set; }
    public DateOnly? EmployedFrom { get; set; }
    public DateOnly? LastDay { get; set; }
    public bool? WorksHere { get; set; }

    /// <summary>Who it is; null: somebody new.</summary>
    public KnownPerson? Person { get; set; }

    /// <summary>The manager: an id, or for somebody new the row.</summary>
    public int? ManagerId { get; set; }
    public ImportRow? ManagerRow { get; set; }

    public bool HasError { get; set; }
    public ImportAction Action { get; set; } = ImportAction.Unchanged;
    public bool ChangesFacts { get; set; }
    public bool Moves { get; set; }

    /// <summary>The id, once somebody new has one.</summary>
    public int NewId { get; set; }

    public int Id => Person?.Id ?? NewId;

    /// <summary>A key that new people have too.</summary>
    public int Key => Person?.Id ?? -Line;

    public string Who => Name ?? Person?.Name ?? NativeName ?? Email ?? Number ?? "";
}
