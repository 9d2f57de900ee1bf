using System.Globalization;
using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Attention;

/// <summary>One thing that a launch waits for one person to do.</summary>
/// <param name="Person">Mail address, lower case.</param>
/// <param name="GateId">The gate that it is about, or whose item it is about.</param>
/// <param name="GateName">The gate's name.</param>
/// <param name="Title">The item's title; the gate's name where it is about the gate.</param>
/// <param name="Since">Since when it could have been done.</param>
/// <param name="DueAt">By when it is asked for.</param>
public sealed record Ask(AskKind Kind, string Person, string GateId, string GateName, string Title, DateTimeOffset Since, DateTimeOffset DueAt)
{
    /// <summary>The item that it is about; null for one that is about the gate as a whole.</summary>
    public string? ItemId { get; init; }

    /// <summary>The gate's review round; 0 before the first.</summary>
    public int Round { get; init; }

    /// <summary>The approver who is away and in whose place the person signs; null for asks that are their own.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>When the person was asked to sign, for a sign-off only; null where an earlier release asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Who is asked as well, in the place of this person, who is away; null for nobody.</summary>
    public string? StandIn { get; init; }

    /// <summary>By when the person said that they do it; null for no word on that.</summary>
    public DateTimeOffset? PromisedFor { get; init; }

    /// <summary>The gate of another launch, for <see cref="AskKind.ExternalGate"/> only.</summary>
    public GateReference? WaitsFor { get; init; }

    /// <summary>What somebody or something said about it, for instance why an item is blocked; null for nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>What it is about: <c>gate/engineering-ready</c> or <c>item/load-test</c>.</summary>
    public string Subject => ItemId is null ? $"gate/{GateId}" : $"item/{ItemId}";

    /// <summary>When the person first reacted to it, without settling it; null where they did not.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>The same while the same thing is asked of the same person; another once it was answered and is asked anew. Unique within the launch and person.</summary>
    public string Key => ItemId is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Subject}|{Round}{(WaitsFor is null ? "" : $"|{WaitsFor.LaunchId}/{WaitsFor.GateId}")}{(AskedAt is { } at ? $"|{at.UtcTicks / TimeSpan.TicksPerSecond}" : "")}")
        : string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Subject}|{Since.UtcTicks / TimeSpan.TicksPerSecond}");

    public bool IsOverdue(DateTimeOffset now) => now >= DueAt;
}
