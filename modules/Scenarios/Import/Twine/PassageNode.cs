using System.Text;
using Microsoft.Extensions.Localization;
using ServiceAcademy.Scenarios.Stories;
using ServiceAcademy.Statistics;

namespace ServiceAcademy.Scenarios.Import.Twine;

/// <content>Builds the node of a passage from its pieces.</content>
internal sealed partial class TwineTranslation
{
    /// <summary>One node in the making.</summary>
    private sealed class Building(TwineTranslation all, DraftNode node, Draft draft, IStringLocalizer T)
    {
        private readonly StringBuilder words = new();
        private readonly List<Effect> entry = [];

        /// <summary>Where our own export says that it goes on when no reply is open; a jump of Twine does not wait for that.</summary>
        private readonly List<DraftWay> onward = [];
        private int unfolding;
        private int depth;

        public void Build(IReadOnlyList<Piece> pieces)
        {
            if (all.variables.SeenEffect(node.Name) is { } seen)
                node.Entry.Add(seen);
            Walk(pieces, null);
            Say(null);
            if (unfolding > 0)
                all.carried.Add((node, entry));
            else
                node.Entry.AddRange(entry);
            if (node.Choices.Count > StoryLimits.MostMoves)
                throw new ImportRefused(T["Passage “{0}” has {1} links; at most {2} are allowed.", node.Name, node.Choices.Count, StoryLimits.MostMoves]);
            Finish();
        }

        private void Walk(IReadOnlyList<Piece> pieces, Logic? when)
        {
            foreach (var piece in pieces)
            {
                if (++all.walked > MostPieces)
                    throw new ImportRefused(T["Passages include each other so often that the story becomes too large (at “{0}”).", node.Name]);
                switch (piece)
                {
                    case Piece.Words text:
                        words.Append(text.Text);
                        break;
                    case Piece.Set set:
                        Set(set, when);
                        break;
                    case Piece.If choice:
                        Branches(choice, when);
                        break;
                    case Piece.Link link:
                        Link(link, when);
                        break;
                    case Piece.Said said:
                        Said(said, when);
                        break;
                    case Piece.Include include:
                        Include(include.Passage, when);
                        break;
                    case Piece.GoTo jump:
                        node.Onward.Add(new DraftWay(when is null ? null : all.variables.Say(when), jump.To.Select(to => all.Node(to, node.Name)).ToList()));
                        break;
                    case Piece.Picture picture:
                        draft.Note(ImportNoteKind.Lost, node.Name, T["The picture {0} is not in the file. Put it beside the role-play and name it there (picture:).", PlainText.Short(picture.Source)]);
                        node.Comments.Add("picture: " + picture.Source);
                        break;
                    case Piece.Own own:
                        all.Lose(node.Name, new Piece.Lost($"<<{own.Name}>>", T["the macro <<{0}>>", own.Name]), node);
                        break;
                    case Piece.Lost lost:
                        all.Lose(node.Name, lost, node);
                        break;
                }
            }
        }

        private void Set(Piece.Set set, Logic? when)
        {
            if (when is not null)
                draft.Note(ImportNoteKind.Lost, node.Name, T["${0} is changed only under a condition, which a moment cannot do. Put the change on the replies that lead here.", set.Assignment.Variable]);
            else if (all.variables.Say(set.Assignment) is { } effect)
                entry.Add(effect);
        }

        private void Branches(Piece.If choice, Logic? when)
        {
            Logic? none = null;
            var known = true;
            foreach (var branch in choice.Branches)
            {
                var isElse = branch.Source == "else";
                known &= isElse || (branch.If is not null && all.variables.Say(branch.If) is not null);
                Say(when);
                if (!known)
                {
                    draft.Note(ImportNoteKind.Lost, node.Name, T["The condition “{0}” cannot be said here: its words are left out, its links are always open.", PlainText.Short(branch.Source)]);
                    var begin = words.Length;
                    Walk(branch.Body, when);
                    if (words.Length > begin)
                        node.Comments.Add($"if {branch.Source}: {words.ToString(begin, words.Length - begin).Trim()}");
                    words.Length = begin;
                    continue;
                }
                var own = Logic.Both(none, isElse ? null : branch.If);
                Walk(branch.Body, Logic.Both(when, own));
                Say(Logic.Both(when, own));
                if (branch.If is not null)
                    none = Logic.Both(none, branch.If.Opposite);
            }
        }

        private void Link(Piece.Link link, Logic? when)
        {
            var text = all.Clean(all.plain.Line(node.Name, link.Text));
            var where = $"{node.Name} / {text}";
            var choice = new DraftChoice(text.Length > 0 ? text : "…") { If = when is null ? null : all.variables.Say(when) };
            node.Choices.Add(choice);
            words.Append(LinkBegin).Append(System.Net.WebUtility.HtmlEncode(text)).Append(LinkEnd);
            var told = new StringBuilder();
            foreach (var piece in link.Body)
                Happens(piece, choice, where, told, when);
            if (link.To.Count > 0)
                choice.Ways.Add(new DraftWay(null, link.To.Select(to => all.Node(to, node.Name)).ToList()));
            else if (!choice.Ways.Exists(way => way.If is null))
            {
                if (choice.Ways.Count == 0)
                    choice.Once = true;
                unfolding++;
                choice.Ways.Add(new DraftWay(null, [node]));
            }
            if (link.Body.Any(piece => piece is Piece.Own { Name: "onward" }))
            {
                node.Choices.Remove(choice);
                onward.AddRange(choice.Ways);
            }
            if (told.Length > 0 && all.Clean(all.plain.Line(node.Name, Breaks(told.ToString()))) is { Length: > 0 } consequence)
                choice.Consequence = consequence;
        }

        /// <summary>What taking a link does.</summary>
        private void Happens(Piece piece, DraftChoice choice, string where, StringBuilder told, Logic? when)
        {
            switch (piece)
            {
                case Piece.Set set:
                    if (all.variables.Say(set.Assignment) is { } effect)
                        choice.Effects.Add(effect);
                    break;
                case Piece.Words more:
                    told.Append(more.Text);
                    break;
                case Piece.Own { Name: "score", Arguments: [var criterion, var number] } when StoryIds.IsId(criterion)
                    && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var points) && Math.Abs(points) <= MoveText.MostPoints:
                    choice.Points[criterion] = points;
                    if (!draft.Criteria.Contains(criterion))
                        draft.Criteria.Add(criterion);
                    break;
                case Piece.Own { Name: "because", Arguments: [var reason] }:
                    choice.Because = all.plain.Line(where, reason);
                    break;
                case Piece.Own { Name: "reply", Arguments: [var id] } when StoryIds.IsId(id):
                    choice.Id = id;
                    break;
                case Piece.Own { Name: "onward" }:
                    break;
                case Piece.Own { Name: "told", Arguments: [var consequence] }:
                    told.Append(consequence);
                    break;
                case Piece.Include include when all.passages.TryGetValue(include.Passage, out var included):
                    all.included.Add(include.Passage);
                    foreach (var part in included.OfType<Piece.Words>())
                        told.Append(part.Text);
                    break;
                case Piece.If jumps when Jumps(jumps, choice):
                    break;
                case Piece.Lost lost:
                    all.Lose(where, lost, node);
                    break;
                case Piece.Link inner:
                    draft.Note(ImportNoteKind.Changed, where, T["The link “{0}” within this one is open from the start.", PlainText.Short(inner.Text)]);
                    Link(inner, when);
                    break;
                default:
                    draft.Note(ImportNoteKind.Lost, where, T["What this link does under a condition, or where it jumps under one, is not kept."]);
                    break;
            }
        }

        /// <summary>Jumps under conditions are the ways of the choice, when there is nothing else under them.</summary>
        private bool Jumps(Piece.If jumps, DraftChoice choice)
        {
            var ways = new List<DraftWay>();
            foreach (var branch in jumps.Branches)
            {
                if (branch.Body.Where(piece => piece is not Piece.Words words || words.Text.Trim().Length > 0).ToList() is not [Piece.GoTo jump])
                    return false;
                var isElse = branch.Source == "else";
                if (!isElse && (branch.If is null || all.variables.Say(branch.If) is null))
                    return false;
                // The first way that holds is taken, as here.
                ways.Add(new DraftWay(isElse ? null : all.variables.Say(branch.If!), jump.To.Select(to => all.Node(to, node.Name)).ToList()));
            }
            choice.Ways.AddRange(ways);
            return true;
        }

        private void Said(Piece.Said said, Logic? when)
        {
            Say(when);
            var begin = node.Lines.Count;
            var isKnown = Speakers.All.Contains(said.Speaker);
            if (!isKnown)
                words.Append(said.Speaker).Append(": ");
            Walk(said.Body, when);
            Say(when);
            if (!isKnown)
                return;
            for (var at = begin; at < node.Lines.Count; at++)
                node.Lines[at] = node.Lines[at] with { Speaker = said.Speaker, Mood = StoryMoods.All.Contains(said.Mood) ? said.Mood : StoryMoods.Calm };
        }

        private void Include(string passage, Logic? when)
        {
            if (!all.passages.TryGetValue(passage, out var included))
                draft.Note(ImportNoteKind.Mended, node.Name, T["The passage “{0}”, which is shown here, is not in the file; it is left out.", PlainText.Short(passage)]);
            else if (++depth > DeepestInclude)
                throw new ImportRefused(T["Passages include each other in a circle (at “{0}”). Break the circle.", node.Name]);
            else
            {
                all.included.Add(passage);
                Walk(included, when);
                depth--;
            }
        }

        /// <summary>Makes lines of the words so far; a line that holds nothing but links is no line.</summary>
        private void Say(Logic? when)
        {
            var condition = when is null ? null : all.variables.Say(when);
            foreach (var line in all.plain.Lines(node.Name, Breaks(all.Clean(words.ToString()))))
            {
                var rest = LinkWords().Replace(line, "");
                if (rest.Any(char.IsLetterOrDigit))
                    node.Lines.Add(new DraftLine(line.Replace(LinkBegin.ToString(), "", StringComparison.Ordinal).Replace(LinkEnd.ToString(), "", StringComparison.Ordinal), condition));
            }
            words.Clear();
        }

        private void Finish()
        {
            var jumps = node.Onward.ToList();
            if (jumps.Exists(jump => jump.If is null))
            {
                if (node.Choices.Count > 0)
                    draft.Note(ImportNoteKind.Lost, node.Name, T["This passage jumps on at once, so its links are never seen; they are left out."]);
                node.Choices.Clear();
            }
            else if (jumps.Count > 0)
            {
                var stays = jumps.Select(jump => jump.If is Condition.Not not ? not.Negated : new Condition.Not(jump.If!)).Aggregate((one, other) => new Condition.And(one, other));
                foreach (var choice in node.Choices)
                    choice.If = choice.If is null ? stays : new Condition.And(choice.If, stays);
                if (node.Choices.Count == 0 && onward.Count == 0)
                {
                    var end = new DraftNode(node.Name + " end") { Ending = End };
                    draft.Nodes.Add(end);
                    node.Onward.Add(new DraftWay(null, [end]));
                }
            }
            else if (node.Choices.Count == 0 && onward.Count == 0)
            {
                var last = node.Lines.LastOrDefault();
                node.Ending = last is { If: null } ? last.Text : End;
                if (last is { If: null })
                    node.Lines.RemoveAt(node.Lines.Count - 1);
            }
            node.Onward.AddRange(onward);
        }

        private string End => draft.Language == "zh-Hans" ? "完" : "The end.";

        /// <summary>Line ends count in Twine; within tags they do not.</summary>
        private static string Breaks(string text)
        {
            if (!text.Contains('<') && !text.Contains('&'))
                return text;
            var broken = new StringBuilder();
            var inTag = false;
            for (var at = 0; at < text.Length; at++)
            {
                inTag = text[at] == '<' && at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!') || (inTag && text[at] != '>');
                broken.Append(text[at] == '\n' && !inTag ? "<br>" : text[at].ToString());
            }
            return broken.ToString();
        }
    }
}
