using System.Text.Json.Nodes;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Deployment.Tests.Package;

/// <summary>What the Functions host reads about each function, as lines that can be compared.</summary>
internal static class FunctionMetadata
{
    /// <summary>By the attributes in the code.</summary>
    public static IReadOnlyList<string> OfCode() =>
        [.. new FunctionCatalog(typeof(LaunchControlServices).Assembly).All.Select(Line).Order(StringComparer.Ordinal)];

    /// <summary>By the <c>functions.metadata</c> of a package.</summary>
    public static IReadOnlyList<string> OfPackage(string folder) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "functions.metadata")))!.AsArray().Select(function => Line(function!)).Order(StringComparer.Ordinal)];

    private static string Line(FunctionDescriptor function) => $"{function.Name} {function.Method.DeclaringType!.FullName}.{function.Method.Name} " + function.Trigger switch
    {
        HttpTriggerAttribute http => $"httpTrigger {http.AuthLevel} {http.Route} {string.Join(',', http.Methods!)}",
        TimerTriggerAttribute timer => $"timerTrigger {timer.Schedule}",
        ServiceBusTriggerAttribute queue => $"serviceBusTrigger {queue.QueueName} {queue.Connection} {(queue.AutoCompleteMessages ? "true" : "false")}",
        OrchestrationTriggerAttribute => "orchestrationTrigger",
        ActivityTriggerAttribute => "activityTrigger",
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    private static string Line(JsonNode function)
    {
        var trigger = function["bindings"]!.AsArray().Single(binding => binding!["type"]!.GetValue<string>().EndsWith("Trigger", StringComparison.Ordinal))!;
        return $"{function["name"]} {function["entryPoint"]} " + trigger["type"]!.GetValue<string>() switch
        {
            "httpTrigger" => $"httpTrigger {trigger["authLevel"]} {trigger["route"]} {string.Join(',', trigger["methods"]!.AsArray())}",
            "timerTrigger" => $"timerTrigger {trigger["schedule"]}",
            "serviceBusTrigger" => $"serviceBusTrigger {trigger["queueName"]} {trigger["connection"]} {trigger["autoCompleteMessages"]!.ToJsonString()}",
            var plain => plain,
        };
    }
}
