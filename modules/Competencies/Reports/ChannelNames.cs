using Microsoft.Extensions.Localization;
using ServiceAcademy.Records;

namespace ServiceAcademy.Competencies.Reports;

/// <summary>What the channels of evidence are called.</summary>
public static class ChannelNames
{
    /// <summary>A channel's name in the language of the request.</summary>
    /// <param name="T">The module's texts.</param>
    /// <param name="channel">One of <see cref="Channels"/>.</param>
    public static string Of(IStringLocalizer T, string channel) => channel switch
    {
        Channels.Observed => T["Observed at work"],
        Channels.Appraised => T["Appraised by a manager"],
        Channels.Self => T["Own view"],
        _ => T["Answers and decisions"],
    };
}
