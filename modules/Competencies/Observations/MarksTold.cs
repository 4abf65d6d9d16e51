using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies.Frameworks;
using ServiceAcademy.People;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Observations;

/// <summary>Tells marks behind a score in words: from which form and by whom, what was judged, what was seen.</summary>
internal abstract class MarksTold(string kind, Instruments instruments, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : IEvidenceTeller
{
    public string ObjectType => kind;

    public async Task<IReadOnlyDictionary<long, EvidenceText>> TellAsync(IReadOnlyList<SentenceLine> sentences, CancellationToken cancellation)
    {
        var raters = await people.FindSubjectsAsync(sentences.Select(said => said.Rater).OfType<Guid>().Distinct().ToList(), cancellation);
        var told = new Dictionary<long, EvidenceText>();
        foreach (var said in sentences)
        {
            if (await instruments.FindAsync(kind, said.ObjectId, said.ObjectVersion, cancellation) is not { } form
                || form.Find(said.Part) is not { } line || said.Score is not { } credit)
                continue;
            var category = (int)Math.Round(credit * (line.Categories.Count - 1) / 1000.0);
            var rater = said.Rater is { } key ? raters.GetValueOrDefault(key)?.DisplayName : null;
            var source = said.Channel switch
            {
                Channels.Observed => T["Observation “{0}”, by {1}", form.Title, rater ?? T["somebody who was erased"].Value],
                Channels.Appraised => T["Appraisal by {0}", rater ?? T["somebody who was erased"].Value],
                _ => T["How I see myself"],
            };
            told[said.Id] = new EvidenceText(source, line.Name.ToString(), line.Categories[category].ToString());
        }
        return told;
    }
}

/// <summary>Marks of observation forms.</summary>
internal sealed class RubricMarksTold(Instruments instruments, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : MarksTold(RubricKind.Name, instruments, people, T);

/// <summary>Levels of appraisals and self-assessments.</summary>
internal sealed class LevelMarksTold(Instruments instruments, PeopleApi people, IStringLocalizer<CompetenciesApi> T) : MarksTold(FrameworkKind.Name, instruments, people, T);
