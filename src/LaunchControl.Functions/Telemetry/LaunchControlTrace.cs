using System.Diagnostics;

namespace LaunchControl.Functions.Telemetry;

/// <summary>Distributed traces (W3C Trace Context): one id from a mail link over queues, commands and orchestrations to the next mail.</summary>
/// <remarks>Ids are carried on whether or not anybody listens to <see cref="SourceName"/>. Spans hold ids; never addresses, tokens or texts.</remarks>
public static class LaunchControlTrace
{
    public const string SourceName = "LaunchControl";

    /// <summary>Tag of spans: the launch's id.</summary>
    public const string LaunchTag = "launchcontrol.launch.id";

    /// <summary>Tag of the spans of mail events: id of the trace that led to the mail.</summary>
    public const string MailTraceTag = "launchcontrol.mail.trace.id";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The present place in a trace, as a <c>traceparent</c>; null outside of one.</summary>
    public static string? Parent => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>The present trace's id, 32 hexadecimal digits; null outside of one.</summary>
    public static string? Id => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.TraceId.ToHexString() : null;

    /// <summary>Starts a span. Dispose it to end it.</summary>
    /// <param name="parent">
    /// A <c>traceparent</c> from outside or from earlier. What is none is ignored, and the span then belongs to what runs now, or begins a trace.
    /// </param>
    public static Activity Start(string name, string? parent = null, ActivityKind kind = ActivityKind.Internal)
    {
        if (!ActivityContext.TryParse(parent, null, isRemote: true, out var context) && Parent is null)
        {
            // What runs now, if anything, has an id of another kind, which would be passed on.
            Activity.Current = null;
        }

        return Source.StartActivity(name, kind, context) ?? Unobserved(name, context);
    }

    /// <summary>Starts a span for a request, unless the host has started one.</summary>
    public static Activity? StartRequest(string name, string? parent) => Parent is null ? Start(name, parent, ActivityKind.Server) : null;

    // A source starts nothing for nobody, and what comes later has to know the trace all the same.
    private static Activity Unobserved(string name, ActivityContext parent)
    {
        var activity = new Activity(name);
        return (parent == default ? activity : activity.SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags)).Start();
    }
}
