using System.Globalization;
using System.Text;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Quizzes.Grading;

/// <summary>A number within a tolerance; all or nothing. Given: the number, culture-free.</summary>
internal sealed class Number : QuestionType
{
    /// <summary>How numbers are shown: with as many decimals as they have.</summary>
    public const string Format = "0.############";

    private const string TheLine = "number";

    public override string Name => "number";
    public override int Seconds => 90;
    public override IReadOnlyList<string> Fields { get; } = ["answer", "tolerance", "unit"];

    public override IEnumerable<Complaint> Check(QuestionFile question)
    {
        if (question.Answer is null)
            yield return new("The answer is missing; write the number that is right.", "answer");
        if (question.Tolerance < 0)
            yield return new("The tolerance cannot be below 0.", "tolerance");
        if (question.Unit.Missing.Count() == 1)
            foreach (var missing in QuizKind.Missing(question.Unit, "The unit", "unit"))
                yield return missing;
    }

    public override int Guess(Question question) => 0;

    public override Reading Read(Question question, ILookup<string, string> sent, CultureInfo culture)
    {
        var text = sent[ChoiceType.Field].LastOrDefault() ?? "";
        if (text.Trim().Length == 0)
            return Misreading.Empty;
        return Parse(text, culture, [question.Unit.En, question.Unit.ZhHans]) is { } number
            ? number.ToString(CultureInfo.InvariantCulture)
            : Misreading.NotANumber;
    }

    public override int Credit(Question question, string given) =>
        Math.Abs(decimal.Parse(given, CultureInfo.InvariantCulture) - question.Answer) <= question.Tolerance ? 1000 : 0;

    public override IReadOnlyDictionary<string, string> Picks(string given) => new Dictionary<string, string> { [TheLine] = given };

    public override IReadOnlyDictionary<string, string> Picks(ILookup<string, string> sent) => Picks(sent[ChoiceType.Field].LastOrDefault() ?? "");

    public override IReadOnlyList<Line> Lines(Question question, int seed, IReadOnlyDictionary<string, string> picks, bool isAnswered)
    {
        var picked = picks.GetValueOrDefault(TheLine, "");
        return
        [
            new Line(TheLine, question.Unit, picked, isAnswered ? question.Answer.ToString(CultureInfo.InvariantCulture) : "",
                !isAnswered ? Mark.None : Credit(question, picked) == 1000 ? Mark.Right : Mark.Wrong, new LocalText()),
        ];
    }

    public override string Say(Question question, string given) =>
        $"{decimal.Parse(given, CultureInfo.InvariantCulture).ToString(Format, CultureInfo.CurrentCulture)} {question.Unit}".TrimEnd();

    /// <summary>The five most frequent numbers.</summary>
    public override IReadOnlyList<Tally> Tallies(Question question, IReadOnlyList<string> answers) =>
        answers.CountBy(given => given).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(5)
            .Select(pair => new Tally(new LocalText { En = pair.Key, ZhHans = pair.Key }, pair.Value, Credit(question, pair.Key) == 1000)).ToList();

    public override string Invent(Question question, bool right, Random random)
    {
        // Off by a factor that people are off by, at least by more than the tolerance.
        decimal[] factors = [0.1m, 0.5m, 2m, 10m];
        var off = question.Answer * factors[random.Next(factors.Length)];
        return (right ? question.Answer : Math.Abs(off - question.Answer) > question.Tolerance ? off : question.Answer + 2 * question.Tolerance + 1)
            .ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// A number as people write it: both decimal signs; groups of three where the culture has them; full-width digits; a unit
    /// behind it. A single sign that could be either is read as the person's culture has it: “1,000” is a thousand in English.
    /// </summary>
    internal static decimal? Parse(string text, CultureInfo culture, params IReadOnlyList<string> units)
    {
        var written = new string(text.Normalize(NormalizationForm.FormKC).Replace('\u2212', '-').Where(c => !char.IsWhiteSpace(c) && c is not ('\'' or '’')).ToArray());
        foreach (var unit in units.Select(unit => unit.Normalize(NormalizationForm.FormKC).Replace(" ", "")).Where(unit => unit.Length > 0))
            if (written.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                written = written[..^unit.Length];
                break;
            }

        var (dot, comma) = (written.LastIndexOf('.'), written.LastIndexOf(','));
        var last = dot > comma ? '.' : ',';
        char? point;
        if (dot >= 0 && comma >= 0)
            point = last;
        else if (dot < 0 && comma < 0)
            point = null;
        else
            point = culture.NumberFormat.NumberDecimalSeparator[0] != last && IsGrouped(written, last) ? null : last;

        var (digits, tail) = point is { } p && written.LastIndexOf(p) is var at ? (written[..at], "." + written[(at + 1)..]) : (written, "");
        if (digits.IndexOfAny(['.', ',']) >= 0)
        {
            var sign = point is { } own ? own == '.' ? ',' : '.' : last;
            if (!IsGrouped(digits, sign))
                return null;
            digits = digits.Replace(sign.ToString(), "");
        }
        return decimal.TryParse(digits + tail, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1_000_000_000_000m && number.Scale <= 12
            ? number
            : null;
    }

    private static bool IsGrouped(string digits, char sign)
    {
        var groups = digits.TrimStart('-', '+').Split(sign);
        return groups.Length > 1 && groups[0].Length is >= 1 and <= 3 && groups[0] != "0" && groups.Skip(1).All(group => group.Length == 3);
    }
}
