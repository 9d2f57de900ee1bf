using LaunchControl.Functions;
using LaunchControl.Functions.Infrastructure.Settings;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddLaunchControl(builder.Configuration);
builder.Services.AddTelemetryExport(builder.Configuration);

using var app = builder.Build();
if (SettingsCheck.Faults(app.Services, builder.Configuration) is { Count: > 0 } faults)
{
    Console.Error.WriteLine(SettingsCheck.Report(faults));
    return 1;
}

app.Run();
return 0;
