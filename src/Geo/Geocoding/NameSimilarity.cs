using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Geocoding;

/// <summary>Compares a written name with a known one.</summary>
public static class NameSimilarity
{
    /// <summary>Below this two names are not taken for the same.</summary>
    public const double Least = 0.55;

    private const double MissingMarks = 0.05;
    private const double WrongMark = 0.15;
    private const double FirstSlip = 0.17;
    private const double SecondSlip = 0.10;
    private const double SlipInMarks = 0.03;

    /// <returns>
    /// 1 for the same name; a little less where diacritics are left out, less where they differ, less again for one
    /// slip of the finger (two in names of nine letters or more); 0 when the names differ.
    /// </returns>
    public static double Score(GazetteerName written, GazetteerName known)
    {
        if (written.Letters == known.Letters) return 1;
        if (written.Folded == known.Folded) return Marks(written, known);
        if (known.HasDigits || written.HasDigits || Math.Min(written.Folded.Length, known.Folded.Length) < 5) return 0;
        var allowed = known.Folded.Length >= 9 ? 2 : 1;
        var slips = Distance(written.Folded, known.Folded, allowed);
        if (slips > allowed) return 0;
        var plain = written.Letters == written.Folded || known.Letters == known.Folded;
        var inMarks = plain ? 0 : Math.Max(0, Distance(written.Letters, known.Letters, slips + 4) - slips);
        var score = 1 - FirstSlip - SecondSlip * (slips - 1) - SlipInMarks * inMarks - (plain ? MissingMarks : 0);
        return score < Least ? 0 : score;
    }

    // A mark left out tells nothing; a mark that is another one tells something. Old maps print names without any.
    private static double Marks(GazetteerName written, GazetteerName known)
    {
        var bare = known.Letters == known.Folded || written.Letters == written.Folded;
        if (bare || written.Letters.Length != known.Letters.Length) return 1 - MissingMarks;
        var (missing, wrong) = (false, 0);
        for (var at = 0; at < written.Letters.Length; at++)
        {
            if (written.Letters[at] == known.Letters[at]) continue;
            var (_, shape, tone) = VietnameseLetters.Split(written.Letters[at]);
            var (_, knownShape, knownTone) = VietnameseLetters.Split(known.Letters[at]);
            if (shape == '\0' && knownShape != '\0' || tone == 0 && knownTone != 0) missing = true;
            if (shape != '\0' && shape != knownShape) wrong++;
            if (tone != 0 && tone != knownTone) wrong++;
        }
        return Math.Max(Least, 1 - (missing ? MissingMarks : 0) - WrongMark * wrong);
    }

    /// <summary>
    /// Damerau and Levenshtein's distance with adjacent letters swapped once (optimal string alignment); more than
    /// <paramref name="limit"/> is given as limit + 1.
    /// </summary>
    public static int Distance(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) > limit) return limit + 1;
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var at = 0; at <= other.Length; at++) last[at] = at;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > limit) return limit + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return Math.Min(last[other.Length], limit + 1);
    }
}
