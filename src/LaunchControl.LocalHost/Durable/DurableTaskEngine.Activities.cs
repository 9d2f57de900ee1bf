using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Durable;

/// <content>Activities: run at least once, recorded together with the message that tells of them.</content>
public sealed partial class DurableTaskEngine
{
    private void Dispatch(PendingActivity activity)
    {
        _work.Begin();
        _activities.Writer.TryWrite(activity);
    }

    private async Task RunActivitiesAsync()
    {
        try
        {
            await foreach (var activity in _activities.Reader.ReadAllAsync(_stopping.Token))
            {
                var happened = await RunAsync(activity);
                if (!_stopping.IsCancellationRequested)
                {
                    Record(activity, happened);
                    _work.End();
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Runs again after a restart.
        }
    }

    private async Task<HistoryEvent> RunAsync(PendingActivity activity)
    {
        try
        {
            if (!_catalog.Activities.TryGetValue(activity.Name, out var run))
            {
                throw new InvalidOperationException($"No activity is named '{activity.Name}'.");
            }

            var output = await run(new ActivityInvocation(activity.Name, activity.InstanceId, activity.TaskId, activity.Input), _stopping.Token);
            var json = JsonDataConverter.Default.Serialize(output);
            return HistoryEvent.Unrecorded(HistoryEventKind.TaskCompleted, activity.TaskId, activity.Name, json);
        }
        catch (Exception exception)
        {
            if (!_stopping.IsCancellationRequested)
            {
                LogActivityFailed(exception, activity.Name, activity.InstanceId);
            }

            return HistoryEvent.Unrecorded(HistoryEventKind.TaskFailed, activity.TaskId, activity.Name, TaskFailure.OfActivity(exception).ToJson());
        }
    }

    private void Record(PendingActivity activity, HistoryEvent happened)
    {
        lock (_lock)
        {
            var removal = new StoreChange.RemoveActivity(activity);
            if (!_instances.TryGetValue(activity.InstanceId, out var instance) || instance.State.Execution != activity.Execution || instance.State.IsOver)
            {
                Append([removal], () => { });
                return;
            }

            var message = Message(activity.InstanceId, happened);
            Append([removal, new StoreChange.PutMessage(message)], () => Deliver(message));
        }
    }

    [LoggerMessage(EventId = 9201, Level = LogLevel.Warning, Message = "Activity {Activity} of {Instance} failed.")]
    private partial void LogActivityFailed(Exception exception, string activity, string instance);
}
