using System.Globalization;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>Writes an answer piece by piece as it is sent: a table of millions of numbers is never held as text.</summary>
internal sealed class JsonAnswer(PipeWriter pipe, CancellationToken cancel) : IDisposable
{
    private const int PieceBytes = 1 << 16;

    // Vietnamese letters as they are.
    private readonly Utf8JsonWriter _json = new(pipe, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private long _sent;

    public Utf8JsonWriter Json => _json;

    /// <summary>Called now and then; sends when there is enough.</summary>
    public async ValueTask SendAsync(bool all = false)
    {
        if (!all && _json.BytesPending + _json.BytesCommitted - _sent < PieceBytes) return;
        _json.Flush();
        _sent = _json.BytesCommitted;
        await pipe.FlushAsync(cancel);
    }

    /// <summary>A number with one decimal, not below 0.</summary>
    public void Tenths(string name, double value)
    {
        Span<byte> text = stackalloc byte[24];
        _json.WritePropertyName(name);
        _json.WriteRawValue(text[..RowText.Write((long)Math.Round(value * 10), text)], skipInputValidation: true);
    }

    public void Position(LonLat position)
    {
        _json.WriteStartArray();
        _json.WriteNumberValue(Math.Round(position.Lon, 6));
        _json.WriteNumberValue(Math.Round(position.Lat, 6));
        _json.WriteEndArray();
    }

    public void Waypoints(string name, RoadNetwork network, IEnumerable<Waypoint> waypoints, OsrmOptions options, Action<int>? more = null)
    {
        _json.WriteStartArray(name);
        foreach (var (index, waypoint) in waypoints.Index()) Waypoint(network, waypoint, options, more is null ? null : () => more(index));
        _json.WriteEndArray();
    }

    public void Waypoint(RoadNetwork network, Waypoint waypoint, OsrmOptions options, Action? more = null)
    {
        _json.WriteStartObject();
        if (options.GenerateHints) _json.WriteString("hint", Hint.Of(network, waypoint.Place));
        Tenths("distance", waypoint.Place.DistanceMetres);
        _json.WriteString("name", network.StreetName(waypoint.Place.Edge));
        _json.WritePropertyName("location");
        Position(waypoint.Place.Position);
        more?.Invoke();
        _json.WriteEndObject();
    }

    /// <summary>That all went well, and the day of the data.</summary>
    public void Ok(RoadNetwork network)
    {
        _json.WriteString("code", "Ok");
        if (network.Info.DataDate is { } day) _json.WriteString("data_version", day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));
    }

    public void Dispose() => _json.Dispose();
}
