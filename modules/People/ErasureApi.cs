using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data;
using ServiceAcademy.People.Privacy;

namespace ServiceAcademy.People;

/// <summary>What the academy holds about somebody.</summary>
/// <param name="Tables">By the name that it has in “everything about a person”: rows.</param>
/// <param name="Files">Files, for example certificates.</param>
public sealed record Holdings(IReadOnlyDictionary<string, int> Tables, int Files);

/// <summary>Erases people for those who may type commands; the pages of HR do the same.</summary>
public sealed class ErasureApi
{
    private readonly AcademyDb db;
    private readonly PeopleApi people;
    private readonly Erasing erasing;
    private readonly IEnumerable<IPersonData> sources;

    /// <summary>Made by the container.</summary>
    public ErasureApi(IServiceProvider services) => (db, people, erasing, sources) =
        (services.GetRequiredService<AcademyDb>(), services.GetRequiredService<PeopleApi>(), services.GetRequiredService<Erasing>(), services.GetServices<IPersonData>());

    /// <summary>Somebody by number of the address (<c>/people/17</c>), e-mail address or employee number; null when nobody, or nobody any more, is meant.</summary>
    /// <param name="words">Compared as a whole, addresses without regard to case.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<PersonCard?> FindAsync(string words, CancellationToken cancellation = default)
    {
        var said = words.Trim();
        var email = said.ToLowerInvariant();
        var id = int.TryParse(said, out var number) ? number : 0;
        // An employee number may look like a number of an address: what is called a number by people comes first.
        var found = await db.Set<Person>().Where(person => person.ErasedAt == null && (person.Email.ToLower() == email || person.Number == said || person.Id == id))
            .OrderBy(person => person.Id == id).Select(person => person.Id).FirstOrDefaultAsync(cancellation);
        return found == 0 ? null : await people.FindAsync(found, cancellation);
    }

    /// <summary>What is held about somebody now; reads only.</summary>
    public async Task<Holdings> HoldingsAsync(PersonCard person, CancellationToken cancellation = default)
    {
        var (tables, files) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var source in sources)
        {
            foreach (var table in await source.TablesAsync(person, cancellation))
                tables[table.Name] = table.Rows.Count;
            files += (await source.FilesAsync(person, cancellation)).Count;
        }
        return new Holdings(tables, files);
    }

    /// <summary>Erases somebody for good.</summary>
    /// <exception cref="Modules.Errors.AcademyError">404: nobody (any more); 409: long work is under way whose files could name the person.</exception>
    public Task EraseAsync(int personId, CancellationToken cancellation = default) => erasing.EraseAsync(personId, cancellation);
}
