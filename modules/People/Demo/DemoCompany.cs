using ServiceAcademy.Modules.Content;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.People.Demo;

/// <summary>The invented company of demo mode, as <c>content/demo/company.yaml</c> tells it.</summary>
public sealed class DemoCompany
{
    public DemoOrganisation Organisation { get; set; } = new();

    /// <summary>Everybody's password; printed at start, and used nowhere but in demo mode.</summary>
    public string Password { get; set; } = "";

    public List<DemoHouse> Houses { get; set; } = [];
    public List<DemoTeam> Teams { get; set; } = [];
    public List<DemoPerson> People { get; set; } = [];

    /// <summary>How large further invented staff make each team of a house.</summary>
    public int GeneratedPeoplePerTeam { get; set; }

    public List<DemoName> GeneratedFamilyNames { get; set; } = [];
    public List<DemoName> GeneratedGivenNames { get; set; } = [];

    /// <summary>Reads the file below a content folder; null when it is not there.</summary>
    /// <exception cref="InvalidDataException">The file is broken; the message names line and reason.</exception>
    public static DemoCompany? Read(string contentPath)
    {
        var file = Path.Combine(contentPath, "demo", "company.yaml");
        if (!File.Exists(file))
            return null;
        var findings = new List<Finding>();
        return YamlContent.Read<DemoCompany>(file, File.ReadAllText(file), findings)
            ?? throw new InvalidDataException(string.Join(Environment.NewLine, findings));
    }
}

public sealed class DemoOrganisation
{
    public LocalText Name { get; set; } = new();
    public string TimeZone { get; set; } = "Etc/UTC";
    public LocalText Issuer { get; set; } = new();
}

public sealed class DemoHouse
{
    public string Id { get; set; } = "";
    public LocalText Name { get; set; } = new();
}

public sealed class DemoTeam
{
    public string Id { get; set; } = "";

    /// <summary>Empty for a team that serves all houses.</summary>
    public string House { get; set; } = "";

    public LocalText Name { get; set; } = new();
    public LocalText Department { get; set; } = new();
}

public sealed class DemoPerson
{
    public string Id { get; set; } = "";
    public string Email { get; set; } = "";
    public string Name { get; set; } = "";
    public string NativeName { get; set; } = "";
    public LocalText Job { get; set; } = new();
    public string Team { get; set; } = "";
    public string Role { get; set; } = "";
    public string Locale { get; set; } = Languages.English;

    /// <summary>Whether this person leads every team of the house.</summary>
    public bool Manager { get; set; }
}

public sealed class DemoName
{
    public string Latin { get; set; } = "";
    public string Native { get; set; } = "";
}
