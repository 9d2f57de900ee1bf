using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using LaunchControl.LocalHost.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.LocalHost.Http;

/// <summary>Maps HTTP functions onto Kestrel as the Functions host maps them.</summary>
internal static class HttpTriggers
{
    /// <summary>The host answers 404 for a wrong method too, never 405.</summary>
    public static void UseFunctionsRouting(this IApplicationBuilder app)
    {
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is { } endpoint && endpoint is not RouteEndpoint)
            {
                context.SetEndpoint(null);
            }

            return next(context);
        });
    }

    /// <param name="prefix">Route prefix of host.json, without slashes; may be empty.</param>
    public static void MapFunctions(this IEndpointRouteBuilder endpoints, FunctionCatalog catalog, FunctionInvoker invoker, string prefix)
    {
        foreach (var function in catalog.With<HttpTriggerAttribute>())
        {
            var trigger = (HttpTriggerAttribute)function.Trigger;
            var route = $"/{prefix}/{trigger.Route ?? function.Name}".Replace("//", "/", StringComparison.Ordinal);
            string[] methods = trigger.Methods is { Length: > 0 } named ? named : ["get", "post"];
            endpoints.MapMethods(route, methods.Select(method => method.ToUpperInvariant()), context => RunAsync(context, function, invoker));
        }
    }

    private static async Task RunAsync(HttpContext context, FunctionDescriptor function, FunctionInvoker invoker)
    {
        var result = await invoker.InvokeAsync(function, parameter => Bind(parameter, context), context.RequestAborted);
        await (result switch
        {
            IResult answer => answer.ExecuteAsync(context),
            null => Task.CompletedTask,
            _ => throw new NotSupportedException($"Function '{function.Name}' returned {result.GetType().Name}; LocalHost takes IResult."),
        });
    }

    private static object? Bind(ParameterInfo parameter, HttpContext context)
    {
        if (parameter.ParameterType == typeof(HttpRequest))
        {
            return context.Request;
        }

        return context.Request.RouteValues.TryGetValue(parameter.Name!, out var value)
            ? TypeDescriptor.GetConverter(parameter.ParameterType).ConvertFrom(null, CultureInfo.InvariantCulture, value!)
            : FunctionInvoker.CannotBind(parameter);
    }
}
