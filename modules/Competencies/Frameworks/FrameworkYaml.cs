using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ServiceAcademy.Competencies.Frameworks;

/// <summary>Writes a framework as its file; what is read from it again says the same.</summary>
internal static class FrameworkYaml
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitDefaults | DefaultValuesHandling.OmitEmptyCollections | DefaultValuesHandling.OmitNull)
        .WithAttributeOverride<Framework>(framework => framework.InUse, new YamlIgnoreAttribute())
        .DisableAliases()
        .Build();

    public static string Write(Framework framework) => Serializer.Serialize(framework).ReplaceLineEndings("\n");
}
