using System.Text.Encodings.Web;
using System.Text.Unicode;
using CoverageMap.Geo.Areas;
using CoverageMap.Geo.Campaigns;
using CoverageMap.Geo.Coverage;
using CoverageMap.Geo.Database;
using CoverageMap.Geo.Locations;
using CoverageMap.Geo.Visits;
using CoverageMap.Planner.Plans;
using CoverageMap.Planner.Teams;
using CoverageMap.Viewer.Api;
using CoverageMap.Viewer.Compatible;
using CoverageMap.Viewer.Compatible.Osrm;
using CoverageMap.Viewer.Compatible.Vroom;
using CoverageMap.Viewer.Coverage;
using CoverageMap.Viewer.Errors;
using CoverageMap.Viewer.Jobs;
using CoverageMap.Viewer.Languages;
using CoverageMap.Viewer.Roads;
using CoverageMap.Viewer.Security;
using CoverageMap.Viewer.Tiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoverageMap.Viewer;

/// <summary>The web application: pages, tiles and the interface of the phones, ready to run.</summary>
public static class ViewerApp
{
    /// <param name="host">Changes to the host, such as a test server; null: none.</param>
    public static WebApplication Build(ViewerOptions options, Action<IWebHostBuilder>? host = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ViewerApp).Assembly.GetName().Name,
            ContentRootPath = options.ContentFolder,
            WebRootPath = Path.Combine(options.ContentFolder, "wwwroot"),
            EnvironmentName = Environments.Production,
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // keys lie in the owner's folder, unencrypted
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // OSRM's clients write a table's coordinates into the address.
            kestrel.Limits.MaxRequestLineSize = options.Osrm.RequestLineBytes;
            kestrel.Limits.MaxRequestBufferSize = 2 * options.Osrm.RequestLineBytes;
        });
        host?.Invoke(builder.WebHost);
        AddServices(builder.Services, options);
        var app = builder.Build();
        UseRequests(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ViewerOptions options)
    {
        services.AddSingleton(options.Clock);
        services.AddSingleton(_ => Schema.Open(options.ConnectionString));
        services.AddSingleton<AreaStore>().AddSingleton<CampaignStore>().AddSingleton<CoverageStore>()
            .AddSingleton<AreaTiles>().AddSingleton<HexagonTiles>().AddSingleton<VisitStore>()
            .AddSingleton<VisitHistory>().AddSingleton<PlanStore>().AddSingleton<TeamStore>();
        services.AddSingleton<WardPlaces>().AddSingleton<WorkListStore>().AddSingleton<LocationChoiceStore>()
            .AddSingleton<WorkListAreas>().AddSingleton<AreaOutlines>();
        services.AddSingleton<CurrentCoverage>().AddSingleton<TileCache>();
        services.AddSingleton(options.Gazetteer).AddSingleton<CurrentGazetteer>();
        services.TryAddSingleton<IPlaceSource, GazetteerPlaces>(); // a test brings its own
        services.AddSingleton(options.Roads).AddSingleton(options.Osrm).AddSingleton<RoadCatalogue>();
        services.AddVroom(options.Vroom);
        services.AddPlanJobs(options.Roads, options.PlanTimeLimit);
        services.AddSingleton<CurrentLegs>().AddSingleton<Pages.Teams.TeamDays>();
        services.AddScoped<Display>().AddScoped<ClientTexts>();
        services.AddLocalization();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // Vietnamese letters as they are
        services.AddViewerSecurity(options.Urls, options.KeysFolder);
        services.AddProblemDetails();
        services.AddExceptionHandler<ErrorResponses>();
        services.AddResponseCompression(compression =>
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, TileEndpoints.ContentType]);
        services.AddRazorPages();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    private static void UseRequests(WebApplication app)
    {
        app.UseMiddleware<LanguageOfRequest>();
        app.UseViewerSecurity();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            SuppressDiagnosticsCallback = _ => true, // ErrorResponses logs what is ours, not the user's mistakes
        });
        app.UseResponseCompression();
        app.UseStaticFiles(StaticFiles.Options());
        app.UseRouting();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapTiles();
        app.MapCoverageApi();
        app.MapVisitsApi();
        app.MapPlansApi();
        app.MapWorkListApi();
        app.MapNominatim();
        app.MapOsrm();
        app.MapVroom();
        app.MapHealthChecks("/health");
    }
}
