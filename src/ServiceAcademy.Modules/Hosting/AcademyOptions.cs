namespace ServiceAcademy.Modules.Hosting;

/// <summary>Configuration section <c>Academy</c>.</summary>
public sealed class AcademyOptions
{
    /// <summary>Whether the first start creates the invented demo company. Never true by default in production.</summary>
    public bool Demo { get; set; }

    /// <summary>
    /// The address under which people outside reach the academy, for example <c>https://academy.example</c>. Every link that leaves
    /// the house (QR codes, e-mail, issuer ids) is built from it and never from a request's Host header.
    /// </summary>
    public string PublicAddress { get; set; } = "http://localhost:5080";

    /// <summary>Folder of the embedded database and of logs; created when missing.</summary>
    public string DataPath { get; set; } = "App_Data";

    /// <summary>Folder with courses, scenarios, quizzes, frameworks and KPI definitions to load at start.</summary>
    public string ContentPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>An absolute address for a path of this academy.</summary>
    public string Outward(string path) => PublicAddress.TrimEnd('/') + path;
}
