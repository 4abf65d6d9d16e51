using ServiceAcademy.Web.Localization;

namespace ServiceAcademy.Tests.Web.Localization;

/// <summary>The rules are those of the GNU gettext manual, “Additional functions for plural forms”.</summary>
public sealed class PluralRuleTests
{
    [Theory]
    [InlineData("nplurals=1; plural=0;", new[] { 0, 0, 0, 0, 0 })]                                                    // Chinese
    [InlineData("nplurals=2; plural=n != 1;", new[] { 1, 0, 1, 1, 1 })]                                               // English
    [InlineData("nplurals=2; plural=n>1;", new[] { 0, 0, 1, 1, 1 })]                                                  // French
    [InlineData("nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;", new[] { 2, 0, 1, 2, 0 })] // Russian
    [InlineData("nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;", new[] { 2, 0, 1, 2, 2 })]                  // Czech
    public void Each_count_gets_its_form(string header, int[] formsOf_0_1_2_5_21)
    {
        var rule = PluralRule.Parse(header);

        Assert.Equal(formsOf_0_1_2_5_21, new long[] { 0, 1, 2, 5, 21 }.Select(rule.FormOf));
    }

    [Theory]
    [InlineData("plural=n ==")]
    [InlineData("plural=(n")]
    [InlineData("plural=n ? 1")]
    [InlineData("plural=n 1")]
    [InlineData("plural=m")]
    [InlineData("plural=n # 1")]
    public void What_is_no_rule_is_refused(string header) => Assert.Throws<FormatException>(() => PluralRule.Parse(header));
}
