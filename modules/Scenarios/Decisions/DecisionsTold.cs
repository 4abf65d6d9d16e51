using Microsoft.Extensions.Localization;
using ServiceAcademy.Competencies;
using ServiceAcademy.Data.Content;
using ServiceAcademy.Modules.Localization;
using ServiceAcademy.Records;

namespace ServiceAcademy.Scenarios.Decisions;

/// <summary>Tells the decisions behind a competency score in words; the sentence itself names node and choice.</summary>
internal sealed class DecisionsTold(ContentStore store, IStringLocalizer<DecisionsTold> T) : IEvidenceTeller
{
    public string ObjectType => ScenariosApi.Kind;

    public async Task<IReadOnlyDictionary<long, EvidenceText>> TellAsync(IReadOnlyList<SentenceLine> sentences, CancellationToken cancellation)
    {
        var told = new Dictionary<long, EvidenceText>();
        foreach (var said in sentences)
        {
            var key = new VersionKey(ScenariosApi.Kind, said.ObjectId, said.ObjectVersion);
            if (said.Part.Split('/') is not [var nodeId, var choiceId]
                || await store.ParsedAsync(key, Scenario.Parse, cancellation) is not { } scenario)
                continue;
            if (scenario.Find(nodeId) is { } node && Scenario.WordsOf(node, choiceId).ToString() is { Length: > 0 } words)
                told[said.Id] = new EvidenceText(T["Role-play “{0}”", scenario.Title],
                    string.Join(' ', node.Lines.Select(line => line.Text).Append(node.Question?.Text).OfType<LocalText>()), words);
        }
        return told;
    }
}
