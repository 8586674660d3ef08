using System.Reflection;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ActorCity.Silo.Catalogue;

/// <summary>What the contracts' documentation comments say, as plain sentences.</summary>
internal sealed partial class ContractDocs
{
    private readonly Dictionary<string, string> summaries;

    private ContractDocs(Dictionary<string, string> summaries) => this.summaries = summaries;

    /// <summary>Reads a documentation file that the compiler made.</summary>
    public static ContractDocs Read(string path) => new(
        XDocument.Load(path).Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => Sentence(m.Element("summary")!), StringComparer.Ordinal));

    /// <summary>What a part of the schema is; a property's own words come before its type's.</summary>
    public string? Of(JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo?.AttributeProvider is MemberInfo member)
        {
            return summaries.GetValueOrDefault($"P:{member.DeclaringType!.FullName}.{member.Name}");
        }

        return context.Path.Length == 0 ? summaries.GetValueOrDefault($"T:{context.TypeInfo.Type.FullName}") : null;
    }

    private static string Sentence(XElement summary) => Spaces().Replace(string.Concat(summary.Nodes().Select(Words)), " ").Trim();

    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Name(see.Attribute("cref")!.Value),
        XElement element => element.Value,
        _ => "",
    };

    /// <summary>Members and words as the file writes them.</summary>
    private static string Name(string cref)
    {
        var name = cref[(cref.LastIndexOf('.') + 1)..];
        return (cref[0] == 'P' ? JsonNamingPolicy.CamelCase : JsonNamingPolicy.KebabCaseLower).ConvertName(name);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
