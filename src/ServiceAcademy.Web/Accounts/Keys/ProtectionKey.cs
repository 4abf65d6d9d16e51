using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace ServiceAcademy.Web.Accounts.Keys;

/// <summary>A key that signs cookies and form tokens; in the database, so that every web node has the same ones.</summary>
internal sealed class ProtectionKey
{
    public int Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class ProtectionKeyTable : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> table)
    {
        table.ToTable("Accounts_Keys");
        table.Property(key => key.Name).HasMaxLength(200);
        table.HasIndex(key => key.Name).IsUnique();
    }
}

/// <summary>Data protection asks without <c>await</c>, seldom (at start, and when a key is renewed every 90 days).</summary>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AccountsDb>().Set<ProtectionKey>().AsNoTracking()
            .OrderBy(key => key.Id).Select(key => key.Xml).ToList().ConvertAll(XElement.Parse);
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
