using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Durable.Histories;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Orchestrations;

/// <summary>Collects the histories of a running host, one for each way in which an orchestrator got to where it is.</summary>
internal sealed class HistoryRecorder(RunningHost host)
{
    private readonly Dictionary<string, RecordedHistory> _byShape = new(StringComparer.Ordinal);
    private readonly DurableTriggers _durable = host.App.Services.GetRequiredService<DurableTriggers>();

    public IReadOnlyCollection<RecordedHistory> Recorded => _byShape.Values;

    /// <summary>Lets everything come to rest, and looks at every instance.</summary>
    public async Task LookAsync()
    {
        await host.Api.SettleAsync();
        await foreach (var instance in _durable.Client.GetAllInstancesAsync())
        {
            if (_durable.Engine.Record(instance.InstanceId) is { Events.Count: > 0 } history)
            {
                _byShape.TryAdd(Shape(history), history);
            }
        }
    }

    /// <summary>Keeps what was collected as the histories of this version.</summary>
    public void Write()
    {
        foreach (var group in _byShape.Values.GroupBy(history => history.Name))
        {
            foreach (var (history, index) in group.OrderBy(history => history.Events.Count).Select((history, index) => (history, index)))
            {
                HistoryFiles.Write($"{group.Key}-{index + 1:D2}", history with { Events = [.. history.Events.Select(WithoutStackTrace)] });
            }
        }
    }

    // It names folders of the machine, and no orchestrator sees it.
    private static HistoryEvent WithoutStackTrace(HistoryEvent one)
    {
        if (one.Kind != HistoryEventKind.TaskFailed)
        {
            return one;
        }

        var failure = JsonNode.Parse(one.Payload!)!;
        failure["StackTrace"] = null;
        return one with { Payload = failure.ToJsonString() };
    }

    private static string Shape(RecordedHistory history) => $"{history.Name}: {string.Join(' ', history.Events.Select(one => $"{one.Kind}/{one.Name}/{one.TaskId}"))}";
}
