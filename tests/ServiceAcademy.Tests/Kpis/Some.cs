using ServiceAcademy.Kpis;
using ServiceAcademy.Modules.Localization;

namespace ServiceAcademy.Tests.Kpis;

/// <summary>Definitions for tests.</summary>
internal static class Some
{
    public static LocalText Text(string text) => new() { En = text, ZhHans = text };

    public static KpiCard Kpi(string kind, double target = 80, bool higherIsBetter = true, int minimumN = 30, double per = 1, string id = "some") =>
        new(id, Text(id), Text(""), kind, Text(kind == "proportion" ? "%" : "points"), higherIsBetter, target, minimumN, 1, Text(""), per);
}
