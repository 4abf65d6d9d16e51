namespace ServiceAcademy.Theme.Components;

/// <summary>
/// Six guests on a 96-unit disc: a few strokes of ink, flat tones. A face is the same in every mood; only brows, eyes and mouth change.
/// Eyes stand at (39, 47) and (57, 47), the mouth at (48, 61), so that one set of features fits all.
/// </summary>
internal static class Guests
{
    public static readonly string[] Ids = ["guest-1", "guest-2", "guest-3", "guest-4", "guest-5", "guest-6"];
    public static readonly string[] Moods = ["calm", "worried", "annoyed", "angry", "relieved", "delighted"];

    public static string Draw(string id, string mood)
    {
        var (behind, head, before) = Figure(id);
        return "<circle class=\"disc\" cx=\"48\" cy=\"48\" r=\"48\"/>" + behind + head + Features(mood) + before;
    }

    /// <summary>What is drawn behind the features (hair, shoulders), the head, and what lies over it (fringe, glasses, cloth).</summary>
    private static (string Behind, string Head, string Before) Figure(string id) => id switch
    {
        // An elder lady: silver bob, round glasses, a jade collar.
        "guest-1" => (
            Path("t-grey", "M25 66C20 40 28 20 48 20s28 20 23 46c-6 4-40 4-46 0z") + Path("t-jade", "M14 96c2-16 13-23 34-23s32 7 34 23z") + Path("s1", "M41 66v9c2 5 12 5 14 0v-9z"),
            Path("s1", "M30 44c0-13 8-18 18-18s18 5 18 18c0 15-7 27-18 27S30 59 30 44z"),
            Path("t-grey", "M29 45c1-11 6-15 13-17 8 6 16 8 25 15C67 29 60 22 48 22s-20 8-19 23z")
            + Path("", "M33 48a6 6 0 1 0 12 0 6 6 0 1 0-12 0zM51 48a6 6 0 1 0 12 0 6 6 0 1 0-12 0zM45 47c2-1 4-1 6 0") + Path("", "M41 76l7 6 7-6")),
        // A gentleman on business: close-cropped hair, a short beard, jacket and tie.
        "guest-2" => (
            Path("t-ink", "M12 96c2-15 13-22 36-22s34 7 36 22z") + Path("t-white", "M39 75l9 13 9-13z") + Path("t-rust", "M46 82h4l2 14h-8z") + Path("s2", "M40 64v11c4 6 12 6 16 0V64z"),
            Path("s2", "M29 43c0-13 8-19 19-19s19 6 19 19c0 17-8 28-19 28S29 60 29 43z")
            + Path("t-ink", "M29.5 50c1 13 8 21.5 18.5 21.5S65.5 63 66.5 50c-2 5-5 7-9 5.5-6-2-13-2-19 0-4 1.5-7-.5-9-5.5z")
            + "<ellipse class=\"s2\" cx=\"48\" cy=\"62\" rx=\"9.5\" ry=\"5.5\" stroke=\"none\"/>",
            Path("t-ink", "M29 42c-2-13 6-21 19-21s21 8 19 21c-2-6-3-9-6-11-8-2-18-2-26 0-3 2-4 5-6 11z")),
        // A young woman in a headscarf.
        "guest-3" => (
            Path("t-blue", "M24 72C18 40 26 16 48 16s30 24 24 56z") + Path("t-blue", "M14 96c1-13 10-21 34-23 24 2 33 10 34 23z"),
            Path("s3", "M31 46c0-13 7-20 17-20s17 7 17 20-7 25-17 25-17-12-17-25z"),
            Path("", "M30 58c4 11 10 17 18 17s14-6 18-17") + Path("", "M32 76c10 8 24 6 34-2M31 38c3-8 9-13 17-13s14 5 17 13")),
        // A man of middle age: side parting, moustache, open collar.
        "guest-4" => (
            Path("t-sand", "M12 96c2-15 13-22 36-22s34 7 36 22z") + Path("s4", "M40 64v12l8 7 8-7V64z"),
            Path("s4", "M29 44c0-13 8-20 19-20s19 7 19 20c0 16-8 27-19 27S29 60 29 44z"),
            Path("t-ink", "M28 45c-3-17 6-26 22-26 15 0 20 11 18 26-2-5-3-8-5-11-8 1-17-1-23-6-2 6-8 8-12 17z") + Path("f0 thin", "M39 58c3-3 7-3 9-1 2-2 6-2 9 1-3 1-6 1-9 0-3 1-6 1-9 0z") + Path("", "M37 75l11 9 11-9")),
        // A young traveller: tousled black hair, backpack straps.
        "guest-5" => (
            Path("t-rust", "M14 96c2-15 13-22 34-22s32 7 34 22z") + Path("", "M29 78c2 6 2 12 2 18M67 78c-2 6-2 12-2 18") + Path("s5", "M41 64v10c3 6 11 6 14 0V64z"),
            Path("s5", "M30 44c0-13 8-19 18-19s18 6 18 19c0 15-7 27-18 27S30 59 30 44z"),
            Path("t-ink", "M29 45c-4-9-1-20 8-24 8-4 20-3 26 4 5 5 6 12 4 20-2-3-3-6-4-9-3 0-5-1-7-3-1 2-3 3-6 3-2 0-4-1-5-2-3 3-6 3-9 2-3 2-5 5-7 9z")),
        // A mother with curls and a shawl.
        _ => (
            Path("t-rust", "M25 70c-8-5-9-14-5-19-3-8 1-15 6-17 1-9 9-14 15-13 6-4 14-2 17 2 8 0 13 6 13 12 6 5 7 12 4 17 3 8-1 15-6 18z") + Path("t-jade", "M14 96c2-15 13-22 34-22s32 7 34 22z") + Path("s6", "M41 64v11c3 5 11 5 14 0V64z"),
            Path("s6", "M31 45c0-13 7-18 17-18s17 5 17 18c0 15-7 26-17 26S31 60 31 45z"),
            Path("t-rust", "M30 45c0-6 1-10 4-12 0-6 8-10 14-7 6-3 14 1 14 7 3 2 4 6 4 12-2-4-4-7-6-8-3 1-6 0-8-2-3 2-7 2-9 0-3 3-6 3-8 3-2 1-4 4-5 7z") + Path("", "M28 79c8 8 14 11 20 17M68 79c-6 5-9 8-13 10")),
    };

    private static string Features(string mood) => mood switch
    {
        "worried" => Path("", "M34 42c3-1 6-3 8-5M62 42c-3-1-6-3-8-5") + Eyes(2.2) + Path("", "M43 64c3-3 7-3 10 0"),
        "annoyed" => Path("", "M34 41l9 1M53 41c3-3 6-4 9-3") + Path("", "M35 46h8M53 46h8") + Eyes(1.9, 1.2) + Path("", "M42 63c4-1 8-1 12-2"),
        "angry" => Path("", "M34 38l9 4M62 38l-9 4") + Eyes(2) + Path("", "M42 65c3-4 9-4 12 0"),
        "relieved" => Path("", "M34 41c3-2 6-2 9-1M62 41c-3-2-6-2-9-1") + Path("", "M35 46c2 3 6 3 8 0M53 46c2 3 6 3 8 0") + Path("", "M42 61c3 3 9 3 12 0"),
        "delighted" => Path("", "M34 39c3-3 6-3 9-1M62 39c-3-3-6-3-9-1") + Path("", "M35 48c2-4 6-4 8 0M53 48c2-4 6-4 8 0") + Path("mouth-open", "M40 59c4 2 12 2 16 0-1 6-4 8-8 8s-7-2-8-8z"),
        _ => Path("", "M34 41c3-2 6-2 9-1M62 41c-3-2-6-2-9-1") + Eyes(2) + Path("", "M43 61c3 2 7 2 10 0"),
    } + Path("", "M48 49c-1 3-2 5-1 6h2");

    private static string Eyes(double radius, double lower = 0) =>
        FormattableString.Invariant($"<circle class=\"f0\" cx=\"39\" cy=\"{47 + lower}\" r=\"{radius}\" stroke=\"none\"/><circle class=\"f0\" cx=\"57\" cy=\"{47 + lower}\" r=\"{radius}\" stroke=\"none\"/>");

    private static string Path(string tone, string d) => tone.Length == 0 ? $"<path d=\"{d}\"/>" : $"<path class=\"{tone}\" d=\"{d}\"/>";
}
