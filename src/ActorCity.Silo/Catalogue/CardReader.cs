using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActorCity.Contracts;
using ActorCity.Contracts.Catalogue;

namespace ActorCity.Silo.Catalogue;

/// <summary>How a card file is read: strictly, but a card may say where its schema is.</summary>
internal static class CardReader
{
    /// <summary>The one member that is for editors and not for the city.</summary>
    public const string SchemaMember = "$schema";

    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(CityJson.Strict)
        {
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AllowSchema } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void AllowSchema(JsonTypeInfo type)
    {
        if (type.Type == typeof(ServiceDefinition))
        {
            var member = type.CreateJsonPropertyInfo(typeof(string), SchemaMember);
            member.Set = (_, _) => { };
            type.Properties.Add(member);
        }
    }
}
