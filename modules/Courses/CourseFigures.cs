using Microsoft.EntityFrameworkCore;
using ServiceAcademy.Data;

namespace ServiceAcademy.Courses;

/// <summary>How many people are where in a course.</summary>
internal sealed record CourseCounts(int UnderWay, int Finished);

/// <summary>Somebody who finished.</summary>
internal sealed record Finisher(int PersonId, int CourseVersion, DateTimeOffset CompletedAt, int? Score);

/// <summary>What authors are told about their learners.</summary>
internal sealed class CourseFigures(AcademyDb db)
{
    public async Task<IReadOnlyDictionary<string, CourseCounts>> CountsAsync(CancellationToken cancellation)
    {
        var underWay = await db.Set<Enrolment>().Where(enrolment => enrolment.Completion == null)
            .GroupBy(enrolment => enrolment.CourseId).Select(course => new { Id = course.Key, Count = course.Count() }).ToListAsync(cancellation);
        var finished = await db.Set<Completion>()
            .GroupBy(completion => completion.CourseId).Select(course => new { Id = course.Key, Count = course.Select(row => row.PersonId).Distinct().Count() })
            .ToListAsync(cancellation);
        return underWay.Select(row => row.Id).Union(finished.Select(row => row.Id)).ToDictionary(id => id, id => new CourseCounts(
            underWay.FirstOrDefault(row => row.Id == id)?.Count ?? 0, finished.FirstOrDefault(row => row.Id == id)?.Count ?? 0));
    }

    /// <summary>Who finished a course, newest first; a person who took it twice stands there twice.</summary>
    public async Task<IReadOnlyList<Finisher>> FinishersAsync(string courseId, CancellationToken cancellation) =>
        await db.Set<Completion>().Where(completion => completion.CourseId == courseId)
            .OrderByDescending(completion => completion.CompletedAt).ThenByDescending(completion => completion.Id)
            .Select(completion => new Finisher(completion.PersonId, completion.CourseVersion, completion.CompletedAt, completion.Score))
            .ToListAsync(cancellation);

    /// <summary>Learners under way by the version that they keep.</summary>
    public async Task<IReadOnlyDictionary<int, int>> UnderWayByVersionAsync(string courseId, CancellationToken cancellation) =>
        await db.Set<Enrolment>().Where(enrolment => enrolment.CourseId == courseId && enrolment.Completion == null)
            .GroupBy(enrolment => enrolment.CourseVersion).Select(version => new { version.Key, Count = version.Count() })
            .ToDictionaryAsync(version => version.Key, version => version.Count, cancellation);
}
