using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Infrastructure.Mail;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Signatures;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Mails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SendGrid;

namespace LaunchControl.Functions;

// The adapters: storage, queues, mail, outgoing HTTP.
public static partial class LaunchControlServices
{
    private static void AddTables(this IServiceCollection services)
    {
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.TryAddSingleton(provider => Retries.Tables(provider.GetRequiredService<IOptions<TablesOptions>>().Value.Timeout));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TablesOptions>>().Value is { Endpoint: { } endpoint }
            ? new TableServiceClient(endpoint, provider.GetRequiredService<TokenCredential>(), provider.GetRequiredService<TableClientOptions>())
            : new TableServiceClient(provider.GetRequiredService<IOptions<TablesOptions>>().Value.ConnectionString, provider.GetRequiredService<TableClientOptions>()));
        services.AddSingleton<LaunchControlTables>();
        services.TryAddSingleton<ILaunchStore, TableLaunchStore>();
        services.AddSingleton<IAuditTrail, TableAuditTrail>();
        services.AddSingleton<ISnapshots, TableSnapshots>();
        services.AddSingleton<IReadinessHistory, TableReadinessHistory>();
        services.AddSingleton<LaunchBook>();
        services.AddSingleton<ILaunchIndex, TableLaunchIndex>();
        services.AddSingleton<IIdempotencyKeys, TableIdempotencyKeys>();
        services.AddSingleton<IOutboxBacklog, TableOutboxBacklog>();
        services.AddSingleton<IAbsences, TableAbsences>();
        services.AddSingleton<IBlackouts, TableBlackouts>();
        services.AddSingleton<ICalendarAddresses, TableCalendarAddresses>();
        services.AddSingleton<IAttention, TableAttention>();
        services.AddSingleton<IPlaybooks, TablePlaybooks>();
        services.AddSingleton<IAccessRefusals, TableAccessRefusals>();
        services.AddSingleton<ITicketLinks, TableTicketLinks>();
        services.AddSingleton<IFeedback, TableFeedback>();
        services.AddSingleton<IWebhooks, TableWebhooks>();
        services.AddSingleton<IWebhookDeliveries, TableWebhookDeliveries>();
        services.AddSingleton<IObservations, TableObservations>();
        services.AddSingleton<IStatusMails, TableStatusMails>();
        services.AddHostedService<TablesInitializer>();
    }

    private static void AddServiceBus(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ServiceBusOptions>>().Value is { FullyQualifiedNamespace: { Length: > 0 } name }
            ? new ServiceBusClient(name, provider.GetRequiredService<TokenCredential>(), Retries.ServiceBus())
            : new ServiceBusClient(provider.GetRequiredService<IOptions<ServiceBusOptions>>().Value.ConnectionString, Retries.ServiceBus()));
        services.AddSingleton<ISignOffQueue, ServiceBusSignOffQueue>();
        services.AddSingleton<ILaunchEvents, ServiceBusLaunchEvents>();
        services.AddSingleton<RefusedMessages>();
        services.AddSingleton<LaterDelivery>();
        services.AddSingleton<MessageWork>();
    }

    private static void AddMail(this IServiceCollection services)
    {
        services.TryAddSingleton<ISendGridClient>(provider => new SendGridClient(provider.GetRequiredService<IOptions<MailOptions>>().Value.SendGridApiKey));
        services.AddSingleton<IMailSender, SendGridMailSender>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailBudget>();
        services.AddSingleton<MailDelivery>();
        services.AddSingleton<SignedRequests>();
        services.AddSingleton<MailEventSignature>();
        services.AddSingleton<MailEventRecorder>();
    }

    private static void AddOutgoingHttp(this IServiceCollection services)
    {
        services.AddSingleton<GuardedConnections>();
        services.AddSingleton<GuardedHttpHandler>();
        services.AddSingleton<OutgoingHttpClient>();
        services.AddSingleton<IHttpProbe, HttpProbe>();
    }
}
