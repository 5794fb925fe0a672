using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace CoverageMap.Cli.Shell;

/// <summary>What a command prints: tables and progress for people, or one JSON object for programs.</summary>
internal sealed class Terminal(bool json)
{
    private static readonly JsonSerializerOptions JsonStyle = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    // Progress goes to the error stream, so that the output can be piped.
    private readonly IAnsiConsole _progress = AnsiConsole.Create(
        new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public bool IsJson => json;

    /// <summary>The command's result: the object as JSON, or the sentence.</summary>
    public void Result(object result, string sentence)
    {
        if (json) PrintJson(result);
        else Say(sentence);
    }

    public static void PrintJson(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, JsonStyle));

    /// <summary>A line for people only.</summary>
    public void Say(string sentence)
    {
        if (!json) Console.Out.WriteLine(sentence);
    }

    public void Table(Table table)
    {
        if (!json) AnsiConsole.Write(table);
    }

    /// <summary>Runs work under a progress bar; the work reports its share done, 0 to 1.</summary>
    public async Task<T> ProgressAsync<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        if (json || !_progress.Profile.Capabilities.Interactive) return await PlainAsync(title, work);
        return await _progress.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1);
                var result = await work(new Immediate(share => task.Value = share));
                task.Value = 1;
                return result;
            });
    }

    /// <summary>Without a terminal: a line now and then on the error stream.</summary>
    private async Task<T> PlainAsync<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var next = TimeSpan.FromSeconds(2);
        return await work(new Immediate(share =>
        {
            if (json || watch.Elapsed < next) return;
            next = watch.Elapsed + TimeSpan.FromSeconds(5);
            Console.Error.WriteLine($"{title}: {share:P0}, {watch.Elapsed.TotalSeconds:0} s");
        }));
    }

    /// <summary>Reports on the caller's thread; Progress&lt;T&gt; would post to the pool and arrive out of order.</summary>
    private sealed class Immediate(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
