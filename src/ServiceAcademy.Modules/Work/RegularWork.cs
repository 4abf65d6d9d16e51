namespace ServiceAcademy.Modules.Work;

/// <summary>
/// Work that has to be done every so often, whether or not anybody opens a page. A module registers it in its Startup
/// (<c>services.AddSingleton(new RegularWork(…))</c>); the host runs it. At any time one node at most runs a given work, but a node
/// that stalls may wake while another has taken over, and a killed run is begun again: so what must happen once is guarded by the
/// work's own rows (a unique index), not by this.
/// </summary>
/// <param name="Name">Module and thing, for example <c>Certificates.Expiring</c>; at most 100 characters, the key of its turn in the database.</param>
/// <param name="Description">One English sentence for administrators.</param>
/// <param name="Every">From the end of a run to the beginning of the next. After a failure it is tried sooner or later than that.</param>
/// <param name="RunAsync">Does what is due, given the services of a scope. An exception is a failed run.</param>
public sealed record RegularWork(string Name, string Description, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task> RunAsync);

/// <summary>
/// How a host opens a scope for work in the background. The default is a plain scope of the container; a host that needs more (a
/// tenant's, say) registers its own before the data services.
/// </summary>
public delegate Task InScope(Func<IServiceProvider, Task> work);
