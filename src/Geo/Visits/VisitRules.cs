namespace CoverageMap.Geo.Visits;

/// <summary>What makes an event whole, and how outcomes are written in the database and on the wire.</summary>
public static class VisitRules
{
    /// <summary>The outcome's code, such as <c>not_home</c>.</summary>
    public static string Code(this VisitOutcome outcome) => outcome switch
    {
        VisitOutcome.Done => "done",
        VisitOutcome.Partly => "partly",
        VisitOutcome.NotHome => "not_home",
        VisitOutcome.ComeBackAt => "come_back_at",
        VisitOutcome.Refused => "refused",
        VisitOutcome.Moved => "moved",
        VisitOutcome.NotFound => "not_found",
        VisitOutcome.Inaccessible => "inaccessible",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };

    /// <summary>The outcome of a code, or null when there is none.</summary>
    public static VisitOutcome? Outcome(string code)
    {
        foreach (var outcome in Enum.GetValues<VisitOutcome>())
            if (outcome.Code() == code) return outcome;
        return null;
    }

    /// <summary>Why the event contradicts itself, or null.</summary>
    public static string? Contradiction(this VisitEvent visit)
    {
        var closes = visit.Outcome is VisitOutcome.Done or VisitOutcome.Partly;
        if (visit.Id == Guid.Empty) return "it has no id; the device makes one";
        if (closes && visit.Closed.Count == 0) return $"outcome '{visit.Outcome.Code()}' closes no gap; name at least one";
        if (!closes && visit.Closed.Count > 0) return $"outcome '{visit.Outcome.Code()}' closes no gap, but {visit.Closed.Count} are named";
        if ((visit.Outcome == VisitOutcome.ComeBackAt) != visit.ComeBackAt.HasValue)
            return "`come_back_at` takes a time, and no other outcome does";
        if (visit.Position.HasValue != visit.AccuracyMetres.HasValue) return "a position comes with its accuracy in metres";
        if (visit.AccuracyMetres is <= 0 or double.NaN) return $"accuracy {visit.AccuracyMetres} m is not above 0";
        if (visit.Replaces == visit.Id) return "it replaces itself";
        if (visit.Note is { Length: > 1000 }) return $"its note has {visit.Note.Length} characters; 1,000 at most";
        return null;
    }
}
