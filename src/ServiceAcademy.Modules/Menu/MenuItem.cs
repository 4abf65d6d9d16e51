namespace ServiceAcademy.Modules.Menu;

/// <summary>Where an entry stands.</summary>
public enum MenuPlace
{
    /// <summary>The learner's bar: at most four entries fit a phone.</summary>
    Learner,

    /// <summary>The back office of trainers, managers, HR and administrators.</summary>
    BackOffice,

    /// <summary>The person's own menu, under the name.</summary>
    Person,
}

/// <summary>One entry of the menu.</summary>
/// <param name="Text">What it says, in the language of the request.</param>
/// <param name="Url">A path of this academy.</param>
/// <param name="Icon">A name of the theme's icons.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Place">Learner's bar or back office.</param>
/// <param name="Order">Smaller comes first; ties by text.</param>
public sealed record MenuItem(string Text, string Url, string Icon, string Permission, MenuPlace Place, int Order);

/// <summary>The entries a module brings; registered as a scoped service in its Startup.</summary>
public interface IMenuSource
{
    /// <summary>All entries; the host leaves out those whose permission the person lacks.</summary>
    IEnumerable<MenuItem> Items { get; }
}
