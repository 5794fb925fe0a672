using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoverageMap.Geo;
using CoverageMap.Geo.Roads.Networks;
using Microsoft.AspNetCore.Http;

namespace CoverageMap.Viewer.Compatible.Osrm;

/// <summary>
/// Writes an answer piece by piece as it is sent: a table of millions of numbers is not held as text. A client that closes
/// the connection after it gets the answer whole, for some, such as VROOM, do not know answers in chunks.
/// </summary>
internal sealed class JsonAnswer(HttpContext http) : IDisposable
{
    private const int PieceBytes = 1 << 16;

    // Vietnamese letters as they are.
    private readonly Utf8JsonWriter _json = new(http.Response.BodyWriter, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly bool _isWhole = http.Request.Headers.Connection.ToString().Contains("close", StringComparison.OrdinalIgnoreCase);
    private long _sent;

    public Utf8JsonWriter Json => _json;

    /// <summary>Called now and then; sends when there is enough.</summary>
    public async ValueTask SendAsync(bool all = false)
    {
        if (!all && (_isWhole || _json.BytesPending + _json.BytesCommitted - _sent < PieceBytes)) return;
        _json.Flush();
        if (all && _sent == 0) http.Response.ContentLength = _json.BytesCommitted;
        _sent = _json.BytesCommitted;
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
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
