using System.Numerics;

namespace ServiceAcademy.Statistics;

/// <summary>How a state lies in a few machine words: the node, the variables, the choices used up, the sub-scenes entered.</summary>
internal sealed class StateLayout
{
    private readonly Field node;
    private readonly Field[] values;
    private readonly Field[] used;
    private readonly Field depth;
    private readonly Field[] scenes;
    private readonly int[] least;

    public StateLayout(int nodes, IReadOnlyList<DecisionVariable> variables, int onceChoices, bool hasScenes)
    {
        var at = 0;
        Field Next(int count)
        {
            var bits = BitOperations.Log2((uint)Math.Max(1, count - 1)) + 1;
            if (at / 64 != (at + bits - 1) / 64)
                at = (at / 64 + 1) * 64;
            var field = new Field(at / 64, at % 64, (1UL << bits) - 1);
            at += bits;
            return field;
        }
        node = Next(nodes);
        values = variables.Select(variable => Next(variable.Most - variable.Least + 1)).ToArray();
        used = Enumerable.Range(0, onceChoices).Select(_ => Next(2)).ToArray();
        depth = hasScenes ? Next(DecisionProcess.DeepestScene + 1) : default;
        scenes = hasScenes ? Enumerable.Range(0, DecisionProcess.DeepestScene).Select(_ => Next(nodes)).ToArray() : [];
        least = variables.Select(variable => variable.Least).ToArray();
        Width = (at + 63) / 64;
    }

    /// <summary>Words a state.</summary>
    public int Width { get; }

    public void Store(Standing from, Span<ulong> words)
    {
        words.Clear();
        node.Set(words, from.Node);
        for (var i = 0; i < values.Length; i++)
            values[i].Set(words, from.Values[i] - least[i]);
        for (var i = 0; i < used.Length; i++)
            used[i].Set(words, from.Used[i] ? 1 : 0);
        if (scenes.Length == 0)
            return;
        depth.Set(words, from.Depth);
        for (var i = 0; i < from.Depth; i++)
            scenes[i].Set(words, from.Scenes[i]);
    }

    public void Load(ReadOnlySpan<ulong> words, Standing to)
    {
        to.Node = node.Get(words);
        for (var i = 0; i < values.Length; i++)
            to.Values[i] = values[i].Get(words) + least[i];
        for (var i = 0; i < used.Length; i++)
            to.Used[i] = used[i].Get(words) == 1;
        to.Depth = scenes.Length == 0 ? 0 : depth.Get(words);
        for (var i = 0; i < to.Depth; i++)
            to.Scenes[i] = scenes[i].Get(words);
    }

    /// <summary>Bits of everything that can still matter: the node, the sub-scenes, these variables and these choices.</summary>
    public ulong[] Mask(Func<int, bool> isVariable, Func<int, bool> isChoice)
    {
        var mask = new ulong[Width];
        void Keep(Field field) => mask[field.Word] |= field.Bits << field.Shift;
        Keep(node);
        for (var i = 0; i < values.Length; i++)
            if (isVariable(i))
                Keep(values[i]);
        for (var i = 0; i < used.Length; i++)
            if (isChoice(i))
                Keep(used[i]);
        if (scenes.Length > 0)
            Keep(depth);
        foreach (var scene in scenes)
            Keep(scene);
        return mask;
    }

    /// <summary>Whether a mask keeps a variable.</summary>
    public bool Keeps(ulong[] mask, int variable) => ((mask[values[variable].Word] >> values[variable].Shift) & 1) == 1;

    private readonly record struct Field(int Word, int Shift, ulong Bits)
    {
        public int Get(ReadOnlySpan<ulong> words) => (int)((words[Word] >> Shift) & Bits);

        public void Set(Span<ulong> words, int value) => words[Word] |= (ulong)value << Shift;
    }
}

/// <summary>A state unpacked, to work on.</summary>
internal sealed class Standing(int variables, int onceChoices)
{
    public int Node { get; set; }

    public int[] Values { get; } = new int[variables];

    public bool[] Used { get; } = new bool[onceChoices];

    public int[] Scenes { get; } = new int[DecisionProcess.DeepestScene];

    public int Depth { get; set; }

    public void CopyFrom(Standing other)
    {
        (Node, Depth) = (other.Node, other.Depth);
        other.Values.CopyTo(Values, 0);
        other.Used.CopyTo(Used, 0);
        other.Scenes.AsSpan(0, other.Depth).CopyTo(Scenes);
    }
}
