using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoverageMap.Planner.Problems.Json;

/// <summary>How problems and plans are written: names in camel case, windows as [from, until], nothing that is not known.</summary>
internal static class JsonStyle
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new WindowConverter(), new SetConverter<int>(), new SetConverter<string>(), new RelationConverter(),
            new JsonStringEnumConverter<StepKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    private sealed class WindowConverter : JsonConverter<TimeWindow>
    {
        public override TimeWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonMistakes.Within<long[]>(ref reader, options) is [var from, var until] ? new(from, until)
                : throw new JsonException("A window is [from, until], two whole numbers of seconds.");

        public override void Write(Utf8JsonWriter writer, TimeWindow value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<long[]>(writer, [value.From, value.Until], options);
    }

    private sealed class SetConverter<T> : JsonConverter<IReadOnlySet<T>>
    {
        public override IReadOnlySet<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonMistakes.Within<T[]>(ref reader, options).ToHashSet();

        public override void Write(Utf8JsonWriter writer, IReadOnlySet<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize<T[]>(writer, [.. value.Order()], options);
    }
}
