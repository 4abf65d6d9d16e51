using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.Competencies.Profiles;

namespace ServiceAcademy.Competencies.Author;

/// <summary>What something new looks like before anybody has written a word: the form of its kind, with the places to fill in.</summary>
internal static class Skeletons
{
    public static string Of(string kind, string id) => kind switch
    {
        FrameworkKind.Name => $$$"""
            id: {{{id}}}
            title: {en: "", zh-Hans: ""}
            levels:
              - {id: 1, name: {en: "Novice", zh-Hans: "初学"}}
              - {id: 2, name: {en: "Developing", zh-Hans: "成长"}}
              - {id: 3, name: {en: "Proficient", zh-Hans: "胜任"}}
              - {id: 4, name: {en: "Expert", zh-Hans: "精通"}}
            groups:
              - id: first-group
                name: {en: "", zh-Hans: ""}
                description: {en: "", zh-Hans: ""}
            competencies:
              - id: first-competency
                group: first-group
                halfLifeMonths: 24
                name: {en: "", zh-Hans: ""}
                description: {en: "", zh-Hans: ""}
                # What somebody does at this level that can be seen, lowest level first.
                levels:
                  - {en: "", zh-Hans: ""}
                  - {en: "", zh-Hans: ""}
                  - {en: "", zh-Hans: ""}
                  - {en: "", zh-Hans: ""}

            """,
        ProfileKind.Name => $$$"""
            id: {{{id}}}
            title: {en: "", zh-Hans: ""}
            summary: {en: "", zh-Hans: ""}
            # Titles of jobs as People writes them, in either language.
            jobs: []
            # Levels 1 to 4: below the minimum nobody should be left alone with it; desired is where practice should lead.
            targets:
              - {competency: communication, minimum: 2, desired: 3}

            """,
        _ => $$$"""
            id: {{{id}}}
            title: {en: "", zh-Hans: ""}
            summary: {en: "", zh-Hans: ""}
            criteria:
              - id: first-criterion
                name: {en: "", zh-Hans: ""}
                competencies: {communication: 1}
                weight: 1
                # From worst to best. With “critical: true” the first one fails the whole.
                categories:
                  - {en: "", zh-Hans: ""}
                  - {en: "", zh-Hans: ""}
                  - {en: "", zh-Hans: ""}

            """,
    };
}
