using LaunchControl.Functions.Infrastructure.Mail;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Health;

/// <summary>Tells whether the provider took the last mail; a probe would be a mail to somebody.</summary>
public sealed class MailHealthCheck(IOptions<MailOptions> options, MailHealth mail) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            options.Value.SendGridApiKey.Length == 0 ? HealthCheckResult.Unhealthy("No key of the mail provider is set: Mail__sendGridApiKey.")
            : mail.Problem is { } problem ? HealthCheckResult.Degraded($"{problem} Mails wait in the outbox, and are sent again every two minutes.")
            : HealthCheckResult.Healthy());
}
