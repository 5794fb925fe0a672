using System.Text.Json;

namespace CoverageMap.Planner.Problems.Vroom.Reading;

/// <summary>Custom matrices by profile, and the former `matrix` for cars.</summary>
internal static class ReadMatrices
{
    public static Dictionary<string, VroomMatrices> Of(JsonFields root)
    {
        var matrices = new Dictionary<string, VroomMatrices>();
        if (root.Find("matrices") is { } given)
        {
            if (given.ValueKind != JsonValueKind.Object) throw root.Wrong("matrices", "an object with an object for each profile");
            foreach (var profile in given.EnumerateObject())
            {
                if (profile.Value.ValueKind != JsonValueKind.Object) continue; // so does VROOM
                var fields = JsonFields.Of(profile.Value, $"matrices of the profile {profile.Name}");
                matrices.TryAdd(profile.Name, new(Matrix(fields, "durations"), Matrix(fields, "distances"), Matrix(fields, "costs")));
            }
        }
        else if (Matrix(root, "matrix") is { } former)
            matrices[ReadVehicles.DefaultProfile] = new(former, null, null);
        return matrices;
    }

    private static VroomMatrix? Matrix(JsonFields owner, string key)
    {
        if (owner.List(key) is not { } rows) return null;
        var size = rows.Count;
        if (size == 0) throw VroomException.Input($"The matrix `{key}` of the {owner.Name} is empty; leave it out to have rides calculated.");
        var entries = new uint[(long)size * size];
        var next = 0;
        foreach (var row in rows)
        {
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() != size)
                throw VroomException.Input($"Row {next / size} of the matrix `{key}` of the {owner.Name} has not {size} entries; a matrix is square.");
            foreach (var entry in row.EnumerateArray()) entries[next++] = owner.Whole(entry, key);
        }
        return new(size, entries);
    }
}
