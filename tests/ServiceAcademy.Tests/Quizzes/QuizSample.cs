using Microsoft.Extensions.DependencyInjection;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Content;
using ServiceAcademy.People;
using ServiceAcademy.Quizzes;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Quizzes;

/// <summary>A quiz with a question of each type, and its right answers as a form sends them.</summary>
internal static class QuizSample
{
    public static readonly (string Field, string Value)[][] Right =
    [
        [("answer", "b")],
        [("answer", "a"), ("answer", "c")],
        [("place.hear", "1"), ("place.say", "2"), ("place.do", "3")],
        [("place.kept", "rel"), ("place.seen", "emp")],
        [("answer", "20,5 %")],
    ];

    private const string Yaml = """
        id: ID
        title: {en: Sample quiz, zh-Hans: 样例测验}
        covers: [B1]
        passMark: 60
        questions:
          - id: one
            type: single
            text: {en: "Which **one**?", zh-Hans: 哪一个？}
            competencies: {empathy: 1, communication: 0.5}
            feedback: {en: Because b., zh-Hans: 因为乙。}
            options:
              - {id: a, text: {en: Option A, zh-Hans: 甲}, feedback: {en: Not A., zh-Hans: 不是甲。}}
              - {id: b, text: {en: Option B, zh-Hans: 乙}, correct: true}
              - {id: c, text: {en: Option C, zh-Hans: 丙}}
              - {id: d, text: {en: Option D, zh-Hans: 丁}}
          - id: several
            type: multiple
            text: {en: Which ones?, zh-Hans: 哪几个？}
            competencies: {empathy: 1}
            feedback: {en: a and c., zh-Hans: 甲和丙。}
            options:
              - {id: a, text: {en: A, zh-Hans: 甲}, correct: true}
              - {id: b, text: {en: B, zh-Hans: 乙}}
              - {id: c, text: {en: C, zh-Hans: 丙}, correct: true}
          - id: sequence
            type: order
            text: {en: In which order?, zh-Hans: 怎样的次序？}
            competencies: {communication: 1}
            feedback: {en: "Hear, say, do.", zh-Hans: 听、说、做。}
            items:
              - {id: hear, text: {en: Hear, zh-Hans: 听}}
              - {id: say, text: {en: Say, zh-Hans: 说}}
              - {id: do, text: {en: Do, zh-Hans: 做}}
          - id: belongs
            type: match
            text: {en: What belongs where?, zh-Hans: 归在哪里？}
            competencies: {reliability: 1}
            feedback: {en: So., zh-Hans: 如此。}
            categories:
              - {id: rel, text: {en: Reliability, zh-Hans: 可靠性}}
              - {id: emp, text: {en: Empathy, zh-Hans: 移情性}}
            items:
              - {id: kept, text: {en: A kept promise, zh-Hans: 守约}, category: rel}
              - {id: seen, text: {en: A name remembered, zh-Hans: 记得名字}, category: emp}
          - id: percent
            type: number
            text: {en: How many?, zh-Hans: 多少？}
            competencies: {product-knowledge: 1}
            feedback: {en: About twenty., zh-Hans: 二十上下。}
            answer: 20
            tolerance: 0.5
            unit: {en: "%", zh-Hans: "%"}
        """;

    /// <summary>Publishes the quiz under an id of its own and answers the id.</summary>
    public static async Task<string> PublishAsync(Academy academy)
    {
        var id = "sample-" + Guid.NewGuid().ToString("N")[..8];
        var bundle = ContentBundle.Of(id + ".yaml", Yaml.Replace("id: ID", "id: " + id));
        Assert.Empty(new QuizKind().Check(id, bundle, new ContentIndex(new HashSet<(string, string)>())));
        await academy.InsideAsync(services => services.GetRequiredService<ContentStore>().PublishAsync(QuizzesApi.Kind, id, bundle, "test"));
        return id;
    }

    public static Task<PersonCard> PersonAsync(Academy academy, string id) => academy.InsideAsync(async services =>
        (await services.GetRequiredService<PeopleApi>().AllAsync()).Single(person => person.Email == id.Replace('-', '.') + "@hotel.example"));

    /// <summary>Starts version 1 for a person, as a course does, and answers the page's path.</summary>
    public static async Task<string> StartAsync(Academy academy, string person, string quizId)
    {
        var card = await PersonAsync(academy, person);
        return await academy.InsideAsync(services => services.GetRequiredService<QuizzesApi>().StartAsync(card, quizId, 1, "/courses"));
    }

    public static long AttemptId(string path) => long.Parse(path.Split('/')[3], CultureInfo.InvariantCulture);

    public static async Task<IReadOnlyList<SentenceLine>> SentencesAsync(Academy academy, string quizId) =>
        await academy.InsideAsync(async services =>
        {
            var lines = new List<SentenceLine>();
            foreach (var person in await services.GetRequiredService<PeopleApi>().AllAsync())
                lines.AddRange((await services.GetRequiredService<RecordsApi>().OfPersonAsync(person.Subject, int.MaxValue))
                    .Where(line => line.ObjectType == QuizzesApi.Kind && line.ObjectId == quizId));
            return lines.OrderBy(line => line.Id).ToList();
        });
}
