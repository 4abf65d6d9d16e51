namespace ServiceAcademy.Statistics;

/// <summary>Numbers states from 0 in the order in which they are met; open addressing over one array of words.</summary>
internal sealed class StateTable(int width)
{
    private ulong[] words = new ulong[width * 1024];
    private int[] slots = NewSlots(4096);

    public int Count { get; private set; }

    public ReadOnlySpan<ulong> this[int state] => words.AsSpan(state * width, width);

    /// <summary>The state's number; −1 when it is not there.</summary>
    public int Find(ReadOnlySpan<ulong> state) => slots[Slot(state)];

    /// <summary>The state's number, a new one when it was not there.</summary>
    public int Add(ReadOnlySpan<ulong> state)
    {
        var slot = Slot(state);
        if (slots[slot] >= 0)
            return slots[slot];
        if ((Count + 1) * width > words.Length)
            Array.Resize(ref words, words.Length * 2);
        state.CopyTo(words.AsSpan(Count * width));
        slots[slot] = Count++;
        if (Count * 2 > slots.Length)
            Widen();
        return Count - 1;
    }

    internal static ulong Hash(ReadOnlySpan<ulong> state)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var word in state)
        {
            hash = (hash ^ word) * 0xBF58476D1CE4E5B9UL;
            hash ^= hash >> 29;
        }
        return hash;
    }

    private int Slot(ReadOnlySpan<ulong> state)
    {
        var slot = (int)(Hash(state) & (uint)(slots.Length - 1));
        while (slots[slot] is var at && at >= 0 && !this[at].SequenceEqual(state))
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private void Widen()
    {
        slots = NewSlots(slots.Length * 2);
        for (var state = 0; state < Count; state++)
            slots[Slot(this[state])] = state;
    }

    private static int[] NewSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, -1);
        return slots;
    }
}
