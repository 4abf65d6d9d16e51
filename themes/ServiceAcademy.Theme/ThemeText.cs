namespace ServiceAcademy.Theme;

/// <summary>Names the theme's own strings for <c>IStringLocalizer&lt;ThemeText&gt;</c>; they lie in Localization/zh-Hans.po.</summary>
public sealed class ThemeText;
