using System.Net;

namespace ServiceAcademy.TestHost;

/// <summary>The standalone host's sign-in page.</summary>
internal static class SignIn
{
    /// <summary>Signs a demo person in, by id (<c>mei-lin</c>) or e-mail address.</summary>
    public static async Task SignInAsync(this Visitor visitor, string person)
    {
        var page = await visitor.OpenAsync("/sign-in");
        var answer = await visitor.PostAsync("/sign-in", page,
            ("Email", person.Contains('@') ? person : person.Replace('-', '.') + "@hotel.example"), ("Password", Academy.DemoPassword));
        if (answer.Status != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{person} could not sign in ({(int)answer.Status}):\n{answer.Html.Body?.TextContent}");
    }
}
