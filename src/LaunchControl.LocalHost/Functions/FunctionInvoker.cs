using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.LocalHost.Functions;

/// <summary>Calls functions: a new instance in a scope of its own, with parameters bound as the worker binds them.</summary>
public sealed class FunctionInvoker(IServiceProvider services, Func<DurableTaskClient> durableClient)
{
    /// <param name="bind">Gives the value of a parameter that only the trigger knows; throws for one that it does not.</param>
    /// <returns>What the function returned, unwrapped from its task; null for none.</returns>
    public async Task<object?> InvokeAsync(FunctionDescriptor function, Func<ParameterInfo, object?> bind, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var arguments = function.Method.GetParameters().Select(parameter => Bind(parameter, bind, cancellationToken)).ToArray();
        var target = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(scope.ServiceProvider, function.Method.DeclaringType!);
        return await UnwrapAsync(function.Method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    /// <summary>Calls an orchestrator. It runs on the engine's own scheduler, so nothing here may leave it.</summary>
    public static Task<object?> InvokeOrchestratorAsync(FunctionDescriptor function, TaskOrchestrationContext context) =>
        function.Method.IsStatic
            ? UnwrapAsync(function.Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [context], null))
            : throw new NotSupportedException($"Orchestrator '{function.Name}' must be static: it has no state and no services.");

    /// <summary>Fails for a parameter that a trigger does not know.</summary>
    public static object? CannotBind(ParameterInfo parameter) =>
        throw new NotSupportedException($"Parameter '{parameter.Name}' of {parameter.Member.DeclaringType?.Name} has type {parameter.ParameterType.Name}, which LocalHost does not bind.");

    private object? Bind(ParameterInfo parameter, Func<ParameterInfo, object?> bind, CancellationToken cancellationToken) =>
        parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
        : parameter.GetCustomAttribute<DurableClientAttribute>() is not null ? durableClient()
        : bind(parameter);

    private static async Task<object?> UnwrapAsync(object? returned)
    {
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        var type = task.GetType();
        return type.IsGenericType && type.GetProperty(nameof(Task<object>.Result)) is { } result && result.PropertyType.Name != "VoidTaskResult"
            ? result.GetValue(task)
            : null;
    }
}
