using LaunchControl.Core.Ports;
using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Attention;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.Board;
using LaunchControl.Functions.Calendars;
using LaunchControl.Functions.Chat;
using LaunchControl.Functions.DeadLetters;
using LaunchControl.Functions.Diagnosis;
using LaunchControl.Functions.Dossiers;
using LaunchControl.Functions.Feedback;
using LaunchControl.Functions.Gates;
using LaunchControl.Functions.GoNoGo;
using LaunchControl.Functions.Health;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Limits;
using LaunchControl.Functions.Infrastructure.Mail;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Infrastructure.Webhooks;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Maintenance;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Outbox;
using LaunchControl.Functions.People;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.Performance.Sources;
using LaunchControl.Functions.Playbooks;
using LaunchControl.Functions.Portfolios;
using LaunchControl.Functions.Retrospectives;
using LaunchControl.Functions.SignOffs;
using LaunchControl.Functions.StatusMails;
using LaunchControl.Functions.Telemetry;
using LaunchControl.Functions.Tickets;
using LaunchControl.Functions.Watchdog;
using LaunchControl.Functions.Webhooks;
using LaunchControl.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;

namespace LaunchControl.Functions;

/// <summary>Composes the app. Program.cs and LocalHost both call this, so that they run the same thing.</summary>
public static partial class LaunchControlServices
{
    public static IServiceCollection AddLaunchControl(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Randomness>();

        // ASP.NET Core logs the address of every request, and that of a review page holds its token.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddTelemetry();
        services.AddOptionsFor(configuration);
        services.AddTables();
        services.AddServiceBus();
        services.AddMail();
        services.AddOutgoingHttp();
        services.AddWebhooks();
        services.AddMetricSources();
        services.AddLaunchControlPages();
        services.AddFeatures();
        services.AddHealth();
        return services;
    }

    private static void AddOptionsFor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SiteOptions>(configuration, SiteOptions.Section);
        services.AddValidated<AccessOptions>(configuration, AccessOptions.Section)
            .PostConfigure(options => options.IsOnAzure = AzureSigns.AreIn(configuration));
        services.AddValidated<SignOffLinkOptions>(configuration, SignOffLinkOptions.Section);
        services.AddValidated<MailOptions>(configuration, MailOptions.Section);
        services.AddValidated<OutboxOptions>(configuration, OutboxOptions.Section);
        services.AddValidated<WebhookOptions>(configuration, WebhookOptions.Section);
        services.AddValidated<AttentionOptions>(configuration, AttentionOptions.Section);
        services.AddValidated<WatchdogOptions>(configuration, WatchdogOptions.Section);
        services.AddValidated<OutgoingHttpOptions>(configuration, OutgoingHttpOptions.Section);
        services.AddValidated<MetricSourceOptions>(configuration, MetricSourceOptions.Section);
        services.AddValidated<RateLimitOptions>(configuration, RateLimitOptions.Section)
            .PostConfigure(options => options.TrustedProxies ??= AzureSigns.AreIn(configuration) ? 1 : 0);
        services.AddValidated<TicketOptions>(configuration, TicketOptions.Section);
        services.AddValidated<TablesOptions>(configuration, TablesOptions.Section);

        // The section's own value is the connection string, as the trigger binding reads it.
        services.AddValidated<ServiceBusOptions>(configuration, ServiceBusOptions.Section)
            .PostConfigure(options => options.ConnectionString ??= configuration[ServiceBusOptions.Section]);
    }

    private static OptionsBuilder<T> AddValidated<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();

    // Every log line carries the ids of its trace and span.
    private static void AddTelemetry(this IServiceCollection services)
    {
        services.Configure<LoggerFactoryOptions>(options => options.ActivityTrackingOptions |= ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        services.AddMetrics();
        services.AddSingleton<LaunchControlMetrics>();
        services.AddSingleton<CommandTelemetry>();
    }

    private static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<MailHealth>();
        services.AddHealthChecks()
            .AddCheck<TablesHealthCheck>("tables", timeout: EngineHealth.Patience)
            .AddCheck<QueueHealthCheck>("queue", timeout: EngineHealth.Patience)
            .AddCheck<MailHealthCheck>("mail", timeout: EngineHealth.Patience)
            .AddCheck<TimelinessHealthCheck>("timeliness", timeout: EngineHealth.Patience);
    }

    private static void AddMetricSources(this IServiceCollection services)
    {
        services.AddSingleton<ObservationDesk>();
        services.AddSingleton<SourceSecrets>();
        services.AddSingleton<SourceCalls>();
        services.AddSingleton<IMetricSource, PushSource>();
        services.AddSingleton<IMetricSource, HttpSource>();
        services.AddSingleton<IMetricSource, PrometheusSource>();
        services.AddSingleton<IMetricSource, AzureMonitorSource>();
    }

    private static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<IWebhookPost, HttpWebhookPost>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookDirectory>();
        services.AddSingleton<WebhookAlarm>();
        services.AddSingleton<FirstAttempts>();
        services.AddSingleton<WebhookNotice>();
        services.AddSingleton<WebhookHealth>();
        services.AddSingleton<WebhookCourier>();
        services.AddSingleton<WebhookFanOut>();
        services.AddSingleton<WebhookRound>();
        services.AddSingleton<DeliveryDesk>();
        services.AddSingleton<WebhookRequests>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<ChannelAddresses>();
        services.AddSingleton<ChannelRequests>();
        services.AddSingleton<ChannelEditor>();
        services.AddSingleton<ChatNotes>();
        services.AddSingleton<ChatCourier>();
    }

    private static void AddFeatures(this IServiceCollection services)
    {
        services.TryAddSingleton<IDocumentRetriever, IssuerDocuments>();
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<AccessAudit>();
        services.AddHostedService(provider => provider.GetRequiredService<AccessAudit>());
        services.AddSingleton<RateLimits>();
        services.AddSingleton<DevelopmentTokens>();
        services.AddSingleton<ApiRequests>();
        services.AddSingleton<PagePrincipal>();
        services.AddSingleton<PageRequests>();
        services.AddSingleton<LaunchLocks>();
        services.AddSingleton<CommandBatches>();
        services.AddSingleton<AttentionWatch>();
        services.AddSingleton<AttentionCourier>();
        services.AddSingleton<AttentionReader>();
        services.AddSingleton<AttentionDesk>();
        services.AddSingleton<AttentionRound>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PortfolioReader>(provider, TimeProvider.System));
        services.AddSingleton<PersonPortfolios>();
        services.AddSingleton<LaunchExports>();
        services.AddSingleton<OutboxAlarm>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<LaunchCommandHandler>();
        services.AddSingleton<LaunchCommandEndpoint>();
        services.AddSingleton<FormTokens>();
        services.AddSingleton<FormDesk>();
        services.AddSingleton<ActionCatalogue>();
        services.AddSingleton<ActionDesk>();
        services.AddSingleton<LaunchRescue>();
        services.AddSingleton<DeadLetterRescue>();
        services.AddSingleton<DeadLetterQueues>();
        services.AddSingleton<DeadLetterList>();
        services.AddSingleton<DeadLetterDesk>();
        services.AddSingleton<LaunchDoctor>();
        services.AddSingleton<LaunchRebuild>();
        services.AddSingleton<AuditCsv>();
        services.AddSingleton<TrailVerifier>();
        services.AddSingleton<DossierArchive>();
        services.AddSingleton<LaunchActivityRunner>();
        services.AddSingleton<MetricReader>();
        services.AddSingleton<CheckMeasurement>();
        services.AddSingleton<ExternalGateWatch>();
        services.AddSingleton<ExternalGateReader>();
        services.AddSingleton<ItemCheckRunner>();
        services.AddSingleton<LaunchResponses>();
        services.AddSingleton<LaunchStarter>();
        services.AddSingleton<StartLaunchReader>();
        services.AddSingleton<BlackoutReader>();
        services.AddSingleton<BlackoutEditor>();
        services.AddSingleton<BlackoutFanOut>();
        services.AddSingleton<CalendarLaunches>();
        services.AddSingleton<CalendarReader>();
        services.AddSingleton<CalendarAddresses>();
        services.AddSingleton<RollCallReader>();
        services.AddSingleton<LaunchPages>();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<AuditSearch>();
        services.AddSingleton<ReaderZones>();
        services.AddSingleton<PlaybookEditor>();
        services.AddSingleton<PersonLaunches>();
        services.AddSingleton<AbsenceFanOut>();
        services.AddSingleton<AbsenceDesk>();
        services.AddSingleton<PersonForms>();
        services.AddSingleton<PersonDesk>();
        services.AddSingleton<PersonAsksCsv>();
        services.AddSingleton<SignOffLinks>();
        services.AddSingleton<SignOffSubmission>();
        services.AddSingleton<ReviewLinkResolver>();
        services.AddSingleton<ReviewPages>();
        services.AddSingleton<ReviewSignIn>();
        services.AddSingleton<StatusMailRound>();
        services.AddSingleton<StatusMailDelivery>();
        services.AddSingleton<StatusReader>();
        services.AddSingleton<FeedbackLinks>();
        services.AddSingleton<FeedbackCsv>();
        services.AddSingleton<FeedbackFormPages>();
        services.AddSingleton<RetrospectiveReader>();
        services.AddSingleton<JiraSignature>();
        services.AddSingleton<TicketSignature>();
        services.AddSingleton<TicketSync>();
    }
}
