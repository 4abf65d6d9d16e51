using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using ServiceAcademy.Modules.Errors;
using ServiceAcademy.OrchardCore.Tenants;

namespace ServiceAcademy.OrchardCore.Tests;

/// <summary>Where a tenant's academy lies follows from the tenant's settings.</summary>
public sealed class DatabaseProviderTests
{
    [Theory]
    [InlineData("SqlConnection"), InlineData("MySql"), InlineData(null)]
    public void Other_databases_are_refused_with_a_message_that_says_what_to_do(string? provider)
    {
        var refusal = Assert.Throws<AcademyError>(() => Database(provider).Address);

        Assert.Equal(503, refusal.Status);
        Assert.Contains(provider ?? "–", refusal.Why, StringComparison.Ordinal);
        Assert.Contains("SQLite", refusal.Why, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL", refusal.Now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "academy")]
    [InlineData(null, "east", "academy_east")]
    [InlineData("cms", "east", "academy_cms_east")]
    [InlineData(" ", " ", "academy")]
    public void The_schema_is_named_by_schema_and_table_prefix(string? schema, string? prefix, string expected) =>
        Assert.Equal(expected, TenantDatabase.Schema(schema, prefix));

    [Fact]
    public void A_name_that_the_server_would_cut_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => TenantDatabase.Schema(null, new string('x', 60)));

    private static TenantDatabase Database(string? provider)
    {
        var settings = new ShellSettings { Name = "Default" };
        settings["DatabaseProvider"] = provider;
        return new TenantDatabase(settings, Options.Create(new ShellOptions { ShellsApplicationDataPath = "/tmp", ShellsContainerName = "Sites" }), new Plain());
    }

    private sealed class Plain : IStringLocalizer<TenantDatabase>
    {
        public LocalizedString this[string name] => new(name, name);

        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(System.Globalization.CultureInfo.InvariantCulture, name, arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
