using LaunchControl.ClosedNetwork;
using OpenTelemetry;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

public static class ConfigureFunctionsOpenTelemetry
{
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) =>
        throw NeedsOfficialPackage.Exception("Microsoft.Azure.Functions.Worker.OpenTelemetry", "LaunchControl.LocalHost exports nothing and does not call it.");
}
