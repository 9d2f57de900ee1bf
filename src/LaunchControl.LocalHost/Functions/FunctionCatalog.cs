using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LaunchControl.LocalHost.Functions;

/// <summary>Finds the functions of an assembly by their attributes, as the Functions SDK does at build time.</summary>
public sealed class FunctionCatalog
{
    /// <exception cref="InvalidOperationException">A function has no trigger or two, or a name is used twice.</exception>
    public FunctionCatalog(Assembly assembly)
    {
        All = [.. assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .Select(Describe)
            .OrderBy(function => function.Name, StringComparer.Ordinal)];
        if (All.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Two functions are named '{twice.Key}'.");
        }
    }

    public IReadOnlyList<FunctionDescriptor> All { get; }

    public IEnumerable<FunctionDescriptor> With<TTrigger>()
        where TTrigger : TriggerBindingAttribute => All.Where(function => function.Trigger is TTrigger);

    private static FunctionDescriptor Describe(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        var triggers = method.GetParameters().Where(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null).ToList();
        return triggers is [var trigger]
            ? new FunctionDescriptor(name, method, trigger, trigger.GetCustomAttribute<TriggerBindingAttribute>()!)
            : throw new InvalidOperationException($"Function '{name}' needs exactly one trigger; it has {triggers.Count}.");
    }
}
