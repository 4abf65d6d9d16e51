using ServiceAcademy.Courses;
using ServiceAcademy.Modules.Events;

namespace ServiceAcademy.Certificates;

/// <summary>A completed course earns its certificate in the same transaction.</summary>
internal sealed class CompletionHandler(CertificatesApi certificates) : IHandle<CourseCompleted>
{
    public Task HandleAsync(CourseCompleted happened, CancellationToken cancellation) => certificates.Issuing.IssueAsync(happened, cancellation);
}
