using System.Text.Json;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Geo.Roads.Learning;

/// <summary>Learned factors as JSON beside the road file that they were learned on: NAME.speeds.json.</summary>
public static class SpeedFactorsFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string PathOf(RoadFolder folder, string name) => Path.Combine(folder.Path, name + ".speeds.json");

    /// <summary>Written beside its place and moved there when whole.</summary>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Write(string path, SpeedFactors factors, DateOnly from, DateOnly to)
    {
        try
        {
            File.WriteAllText(path + ".new", JsonSerializer.Serialize(new Content(from, to, factors.Rides, factors.Classes), Json));
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} cannot be written: {error.Message}", error);
        }
    }

    /// <returns>Null where nothing was learned yet.</returns>
    /// <exception cref="UserErrorException">The file is damaged.</exception>
    public static SpeedFactors? Read(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Json) ?? throw new JsonException("it is null");
            foreach (var known in content.Classes)
                if (known.ByHour.Count != 24 || known.ByHour.Any(factor => factor is not (> 0.05 and < 20)))
                    throw new JsonException($"class '{known.ClassName}' does not have 24 factors between 0.05 and 20");
            return new(content.Classes, content.Rides);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{path} cannot be read: {error.Message} Delete it, or learn anew with `coverage roads learn`.", error);
        }
    }

    private sealed record Content(DateOnly From, DateOnly To, int Rides, IReadOnlyList<ClassFactor> Classes);
}
