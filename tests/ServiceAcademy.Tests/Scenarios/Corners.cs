using ServiceAcademy.Modules.Content;
using ServiceAcademy.Scenarios;

namespace ServiceAcademy.Tests.Scenarios;

/// <summary>A short role-play with everything that a player may meet: meters, chance, a reply to be used once, a time limit, a question, picture and sound.</summary>
internal static class Corners
{
    public const string Id = "corners";

    public static readonly byte[] Sound = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];

    public static ContentBundle Bundle => new(new Dictionary<string, string>
    {
        ["scenario.md"] = Text, ["lobby.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", ["wu.mp3"] = Convert.ToBase64String(Sound),
    });

    public static readonly Scenario Parsed = Scenario.Parse(Bundle);

    private const string Text = """
        ---
        id: corners
        title: {en: Corners, zh-Hans: 各个角落}
        summary: {en: Summary, zh-Hans: 简介}
        minutes: 3
        covers: [B5]
        criteria: {empathy: 2, communication: 1}
        customer: {name: {en: Ms Wu, zh-Hans: 吴女士}, portrait: guest-2}
        feedback: at-once
        score: best
        variables:
          trust: {from: 0, to: 10, start: 4, name: {en: Trust, zh-Hans: 信任}, shown: true}
        ---

        ## open
        customer (worried): The name is Wu.
          zh-Hans: 我姓吴。
          audio: wu.mp3
        picture: lobby.svg
          alt: The lobby.
            zh-Hans: 大堂。

        - small-talk: Nice weather.
          zh-Hans: 天气不错。
          once
          because: It passes time.
            zh-Hans: 消磨时间。
          -> open
        - ask: Your number?
          zh-Hans: 您的号码？
          set: trust -2
          because: A doubt.
            zh-Hans: 是怀疑。
          -> 50% hurry, 50% porter
        - own: Ours to mend.
          zh-Hans: 是我们的责任。
          points: empathy 3
          set: trust +2
          consequence: She nods.
            zh-Hans: 她点点头。
          because: Owned.
            zh-Hans: 承担了。
          -> hurry

        ## porter
        narrator: The porter clears his throat.
          zh-Hans: 行李员清了清嗓子。
        -> hurry

        ## hurry
        customer (annoyed): Well?
          zh-Hans: 怎么样？
        time: 20 s, late -> quiz
          because: Silence.
            zh-Hans: 沉默。

        - answer: A room, now.
          zh-Hans: 马上有房。
          points: communication 2
          because: Clear.
            zh-Hans: 清楚。
          -> quiz

        ## quiz
        question (many): What may you give?
          zh-Hans: 您可以给什么？
        - [x] tea: Tea.
          zh-Hans: 茶。
        - [x] time: Time.
          zh-Hans: 时间。
        - [ ] car: A car.
          zh-Hans: 汽车。
          because: Too much.
            zh-Hans: 太多了。
        points: communication 1
        right -> end
        wrong -> end

        ## end
        customer (relieved): Thank you.
          zh-Hans: 谢谢。
        ending: She has a room.
          zh-Hans: 她有房了。

        """;
}
