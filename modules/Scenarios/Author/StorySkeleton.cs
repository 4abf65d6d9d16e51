namespace ServiceAcademy.Scenarios.Author;

/// <summary>What a new role-play begins with: small, and it can be played.</summary>
internal static class StorySkeleton
{
    public static string Of(string id) => $$"""
        ---
        id: {{id}}
        title: {en: "A new role-play", zh-Hans: "新的情景演练"}
        summary:
          en: "In one sentence: who comes, and what went wrong."
          zh-Hans: "一句话：谁来了，出了什么问题。"
        minutes: 5
        customer: {name: {en: "The guest", zh-Hans: "客人"}, portrait: guest-1}
        feedback: at-end
        score: first
        criteria: {empathy: 1}
        variables:
          trust: {from: 0, to: 10, start: 5, name: {en: "Trust", zh-Hans: "信任"}, shown: true}
        ---

        ## arrival
        customer (annoyed): “I have been waiting for ten minutes.”
          zh-Hans: “我已经等了十分钟了。”

        - apologise: “I am sorry that you had to wait. How can I help?”
          zh-Hans: “让您久等了，非常抱歉。请问有什么可以帮您？”
          points: empathy 2
          set: trust +2
          because: It names the wait before anything else.
            zh-Hans: 先承认让客人久等，再谈别的。
          -> end
        - explain: “It is very busy today.”
          zh-Hans: “今天确实很忙。”
          set: trust -1
          because: A reason is no apology.
            zh-Hans: 解释原因不等于道歉。
          -> end

        ## end
        narrator: The guest looks at you.
          zh-Hans: 客人看着您。
        ending: The conversation has begun.
          zh-Hans: 谈话开始了。

        """.ReplaceLineEndings("\n");
}
