using ServiceAcademy.Competencies.Estimates;
using ServiceAcademy.Records;

namespace ServiceAcademy.Tests.Competencies;

/// <summary>What counts as evidence, and how: the pure function.</summary>
public sealed class EstimationTests
{
    private static readonly Guid Person = Guid.NewGuid();
    private static readonly Guid Rater = Guid.NewGuid();
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Only_the_first_answer_to_a_question_counts()
    {
        var first = Estimate([Answer(1, "q1", 0)]);
        var again = Estimate([Answer(1, "q1", 0), Answer(2, "q1", 1000), Answer(3, "q1", 1000)]);
        Assert.Equal((first.Mean, first.StandardError, first.N, first.UpTo), (again.Mean, again.StandardError, again.N, again.UpTo));
        Assert.Equal(2, Estimate([Answer(1, "q1", 0), Answer(2, "q2", 1000)]).N);
    }

    /// <summary>Another choice at a decision met before is the same decision.</summary>
    [Fact]
    public void A_decision_counts_once_whatever_was_chosen() =>
        Assert.Equal(1, Estimate([Answer(1, "lobby/greet", 1000, "scenario"), Answer(2, "lobby/wait", 0, "scenario")]).N);

    /// <summary>A rating is not an exposure: a criterion may be observed as often as one likes.</summary>
    [Fact]
    public void Every_observation_counts_and_channels_stay_apart()
    {
        Evidence[] evidence = [Answer(1, "q1", 1000), Rating(2, 500, "observation:1"), Rating(3, 500, "observation:2")];
        Assert.Equal(1, Estimate(evidence).N);
        Assert.Equal(2, Estimation.Of(Person, "empathy", evidence, Calibration.None, Channels.Observed)!.N);
        Assert.Null(Estimation.Of(Person, "empathy", evidence, Calibration.None, Channels.Self));
    }

    /// <summary>A role-play's decisions are one testlet; as many questions say more.</summary>
    [Fact]
    public void Decisions_of_one_role_play_say_less_than_as_many_questions()
    {
        var questions = Estimate([.. Enumerable.Range(1, 8).Select(i => Answer(i, $"q{i}", 1000))]);
        var decisions = Estimate([.. Enumerable.Range(1, 8).Select(i => Answer(i, $"n{i}/a", 1000, "scenario"))]);
        Assert.True(decisions.StandardError > questions.StandardError);
        Assert.True(decisions.Mean < questions.Mean);
    }

    [Fact]
    public void A_calibrated_item_and_rater_are_taken_as_learned()
    {
        var calibration = new Calibration
        {
            Scales =
            {
                ["empathy measured"] = new() { Items = { ["quiz/demo/q1"] = new(1000, [2000], null, [100], 400) } },
                ["empathy observed"] = new() { Raters = { [Rater.ToString()] = new(1000, 100, 200) } },
            },
        };
        Assert.True(Estimate([Answer(1, "q1", 1000)], calibration).Mean > Estimate([Answer(1, "q1", 1000)]).Mean);
        Evidence[] rated = [Rating(1, 500, "observation:1")];
        var (strict, unknown) = (Estimation.Of(Person, "empathy", rated, calibration, Channels.Observed)!, Estimation.Of(Person, "empathy", rated, Calibration.None, Channels.Observed)!);
        Assert.True(strict.Mean > unknown.Mean && strict.StandardError < unknown.StandardError);
    }

    [Fact]
    public void A_calibration_reads_back_as_it_was_written()
    {
        var calibration = new Calibration
        {
            HalfLives = { ["empathy"] = 730.5 },
            Scales = { ["empathy measured"] = new() { People = 120, Items = { ["quiz/a/b"] = new(812, [-300, 450], [0, 500, 1000], [90, 80], 120) }, Raters = { [Rater.ToString()] = new(-250, 90, 60) } } },
        };
        Assert.Equal(calibration.ToJson(), Calibration.Parse(7, calibration.ToJson()).ToJson());
        Assert.Equal(7, Calibration.Parse(7, calibration.ToJson()).Id);
    }

    /// <summary>Oracle: the process itself. A half-life after the last answer half of the deviation and a quarter of the certainty are left.</summary>
    [Fact]
    public void Old_evidence_says_less_when_it_is_read_and_nothing_stored_depends_on_the_clock()
    {
        var ageing = new Calibration { HalfLives = { ["empathy"] = 365 } };
        Evidence[] evidence = [.. Enumerable.Range(1, 10).Select(i => Answer(i, $"q{i}", 1000))];
        var (stored, unaged) = (Estimate(evidence, ageing), Estimate(evidence));
        Assert.Equal((unaged.Mean, unaged.StandardError), (stored.Mean, stored.StandardError));
        var (now, later) = (stored.On(stored.Day, ageing), stored.On(stored.Day + 365, ageing));
        Assert.Equal(now.Mean / 2, later.Mean, 12);
        Assert.Equal(now.Reliability / 4, later.Reliability, 12);
        Assert.True(Estimation.IsEnough(now) && !Estimation.IsEnough(later));
        Assert.Equal(now.Mean, stored.On(stored.Day + 365, Calibration.None).Mean);
    }

    /// <summary>Between the answers, too: what was wrong three years ago weighs less than what is right today, and with no ageing it weighs the same.</summary>
    [Fact]
    public void The_order_in_time_matters_only_with_ageing()
    {
        Evidence[] better = [Answer(1, "q1", 0, at: Monday.AddYears(-3)), Answer(2, "q2", 1000)];
        Evidence[] worse = [Answer(1, "q1", 1000, at: Monday.AddYears(-3)), Answer(2, "q2", 0)];
        var ageing = new Calibration { HalfLives = { ["empathy"] = 365 } };
        Assert.True(Estimate(better, ageing).Mean > Estimate(worse, ageing).Mean);
        Assert.Equal(Estimate(better).Mean, Estimate(worse).Mean);
    }

    private static Estimate Estimate(IReadOnlyList<Evidence> evidence, Calibration? calibration = null) =>
        Estimation.Of(Person, "empathy", evidence, calibration ?? Calibration.None)!;

    private static Evidence Answer(long id, string part, int credit, string type = "quiz", DateTimeOffset? at = null) => new(
        new SentenceLine(id, Person, Verbs.Answered, type, "demo", 1, part, credit, $"{type}:1", Channels.Measured, at ?? Monday, at ?? Monday),
        new Bearing("empathy", credit));

    private static Evidence Rating(long id, int credit, string attempt) => new(
        new SentenceLine(id, Person, Verbs.Observed, "rubric", "floor", 1, "listens", credit, attempt, Channels.Observed, Monday, Monday, Rater),
        new Bearing("empathy", credit));
}
