using LaunchControl.ClosedNetwork;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    internal FunctionsApplicationBuilder()
    {
    }

    public ConfigurationManager Configuration => throw NotHere();

    public IHostEnvironment Environment => throw NotHere();

    public ILoggingBuilder Logging => throw NotHere();

    public IMetricsBuilder Metrics => throw NotHere();

    public IDictionary<object, object> Properties => throw NotHere();

    public IServiceCollection Services => throw NotHere();

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public IHost Build() => throw NotHere();

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull => throw NotHere();

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware) =>
        throw NotHere();

    internal static PlatformNotSupportedException NotHere() =>
        NeedsOfficialPackage.Exception("Microsoft.Azure.Functions.Worker", "Run LaunchControl.LocalHost instead.");
}
