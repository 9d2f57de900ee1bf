using LaunchControl.Functions.Infrastructure.Mail;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Health;

/// <summary>Tells whether mail can be sent as far as settings go; a probe would be a mail to somebody.</summary>
public sealed class MailHealthCheck(IOptions<MailOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(options.Value.SendGridApiKey.Length > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
