using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Assignments;
using ServiceAcademy.Data;
using ServiceAcademy.Tests.Certificates;

namespace ServiceAcademy.Tests.Assignments;

public sealed class OverdueTests
{
    [Theory, BothDatabases]
    public async Task What_is_past_its_last_day_is_told_once_and_old_news_is_not_mailed(DatabaseKind database)
    {
        await using var academy = await Academy.StartAsync(database);
        var person = await academy.PersonAsync("mei-lin");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        var ids = new List<long>();
        foreach (var due in new DateOnly?[] { today.AddDays(-3), today.AddDays(-60), today.AddDays(3), null })
            ids.Add(await AssignAsync(academy, person.Id, due));

        for (var hour = 0; hour < 2; hour++)
            await academy.InsideAsync(async services =>
            {
                await services.GetRequiredService<OverdueNotices>().RaiseAsync(default);
                return true;
            });

        var told = await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Set<OverdueNotice>()
            .Where(notice => ids.Contains(notice.AssignmentId)).Select(notice => notice.AssignmentId).Order().ToListAsync());
        Assert.Equal(ids[..2], told);
        var mailed = await academy.InsideAsync(services => services.GetRequiredService<AcademyDb>().Database
            .SqlQueryRaw<string>("""SELECT "Key" AS "Value" FROM "Outbox_Messages" """).ToListAsync());
        Assert.Contains($"assignment-overdue:{ids[0]}", mailed);
        Assert.DoesNotContain($"assignment-overdue:{ids[1]}", mailed);
    }

    private static Task<long> AssignAsync(Academy academy, int person, DateOnly? due) => academy.InsideAsync(services =>
    {
        var db = services.GetRequiredService<AcademyDb>();
        return db.WriteAsync(async () =>
        {
            var assignment = new Assignment
            {
                Form = Guid.NewGuid(), PersonId = person, CourseId = "service-quality", DueOn = due,
                AssignedAt = TimeProvider.System.GetUtcNow().AddDays(-90),
            };
            db.Add(assignment);
            await db.SaveChangesAsync();
            return assignment.Id;
        });
    });
}
