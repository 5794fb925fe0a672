using CoverageMap.Geo.Addresses.Words;

namespace CoverageMap.Geo.Geocoding.Names;

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
    public static double Score(GazetteerName written, GazetteerName known) => Score(written.Folded, written.Letters, known, out _);

    /// <param name="folded">The written name without diacritics and spaces.</param>
    /// <param name="letters">The same with diacritics.</param>
    /// <param name="slips">Letters that differ, diacritics aside.</param>
    /// <inheritdoc cref="Score(GazetteerName, GazetteerName)"/>
    public static double Score(ReadOnlySpan<char> folded, ReadOnlySpan<char> letters, GazetteerName known, out int slips)
    {
        slips = 0;
        if (letters.SequenceEqual(known.Letters)) return 1;
        if (folded.SequenceEqual(known.Folded)) return Marks(letters, folded, known);
        var shorter = Math.Min(folded.Length, known.Folded.Length);
        if (shorter < 4 || known.HasDigits && !SameDigits(folded, known.Folded)) return 0;
        var allowed = shorter >= 9 || shorter == 8 && folded[0] == known.Folded[0] ? 2 : 1;
        if (Math.Abs(folded.Length - known.Folded.Length) > allowed) return 0;
        slips = Distance(folded, known.Folded, allowed);
        if (slips > allowed) return 0;
        var plain = letters.SequenceEqual(folded) || known.Letters == known.Folded;
        var inMarks = plain ? 0 : Math.Max(0, Distance(letters, known.Letters, slips + 4) - slips);
        var score = 1 - FirstSlip - SecondSlip * (slips - 1) - SlipInMarks * inMarks - (plain ? MissingMarks : 0);
        return score < Least ? 0 : score;
    }

    // "Đờng 10" is Đường 10, but phường 4 is not phường 5.
    private static bool SameDigits(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (at, from) = (one.IndexOfAnyInRange('0', '9'), other.IndexOfAnyInRange('0', '9'));
        return at > 3 && from > 3 && one[at..].SequenceEqual(other[from..]);
    }

    // A mark left out tells nothing; a mark that is another one tells something. Old maps print names without any.
    private static double Marks(ReadOnlySpan<char> letters, ReadOnlySpan<char> folded, GazetteerName known)
    {
        var bare = known.Letters == known.Folded || letters.SequenceEqual(folded);
        if (bare || letters.Length != known.Letters.Length) return 1 - MissingMarks;
        var (missing, wrong) = (false, 0);
        for (var at = 0; at < letters.Length; at++)
        {
            if (letters[at] == known.Letters[at]) continue;
            var (_, shape, tone) = VietnameseLetters.Split(letters[at]);
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
    public static int Distance(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int limit)
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
