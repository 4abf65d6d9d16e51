using ServiceAcademy.Pdf.Writing;

namespace ServiceAcademy.Pdf.Drawing;

/// <summary>The academy's colours on paper: the same values as the theme's tokens.</summary>
internal static class Palette
{
    public static readonly Color Ink = Color.Oklch(0.24, 0.03, 260);
    public static readonly Color QuietInk = Color.Oklch(0.45, 0.02, 260);
    public static readonly Color Brass = Color.Oklch(0.54, 0.11, 70);
    public static readonly Color PaleBrass = Color.Oklch(0.76, 0.08, 78);
    public static readonly Color Slate = Color.Oklch(0.55, 0.04, 255);
    public static readonly Color Cinnabar = Color.Oklch(0.52, 0.17, 30);
    public static readonly Color Paper = new(1, 1, 1);
}
