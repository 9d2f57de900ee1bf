using LaunchControl.Core.Attention;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.People;

/// <summary>Something that waits on a person, as the API shows it. Never a review link.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Subject">What it is about: <c>gate/engineering-ready</c> or <c>item/load-test</c>.</param>
/// <param name="Title">The item's title; the gate's name where it is about the gate.</param>
/// <param name="Rag">How the launch stands.</param>
/// <param name="Gate">Id of the gate that it is about, or whose item it is about.</param>
/// <param name="Item">Id of the item; null where it is about the gate.</param>
/// <param name="Round">The gate's review round; 0 before the first.</param>
/// <param name="Since">Since when it could have been done.</param>
/// <param name="DueAt">By when it is asked for.</param>
/// <param name="InPlaceOf">The approver who is away and in whose place the person signs; null for what is their own.</param>
/// <param name="StandIn">Who is asked as well, in the place of this person, who is away; null for nobody.</param>
/// <param name="AcknowledgedAt">When it was said that it has been seen; null while it was not.</param>
/// <param name="PromisedFor">By when it was then said to be done or decided; null for no word on that.</param>
/// <param name="Reason">What somebody or something said about it, for instance why an item is blocked; null for nothing.</param>
/// <param name="Board">Address of the launch board.</param>
public sealed record PersonAskView(
    AskKind Kind,
    string Subject,
    string Title,
    string LaunchId,
    string LaunchName,
    RagStatus Rag,
    string Gate,
    string GateName,
    string? Item,
    int Round,
    DateTimeOffset Since,
    DateTimeOffset DueAt,
    bool Overdue,
    string? InPlaceOf,
    string? StandIn,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? PromisedFor,
    string? Reason,
    Uri Board)
{
    public static PersonAskView Of(LaunchAsk one, SiteOptions site, DateTimeOffset now) => new(
        one.Ask.Kind,
        one.Ask.Subject,
        one.Ask.Title,
        one.Launch.Id,
        one.Launch.Name,
        Readiness.Of(one.Launch, now).Rag,
        one.Ask.GateId,
        one.Ask.GateName,
        one.Ask.ItemId,
        one.Ask.Round,
        one.Ask.Since,
        one.Ask.DueAt,
        one.Ask.IsOverdue(now),
        one.Ask.InPlaceOf,
        one.Ask.StandIn,
        one.Ask.RespondedAt,
        one.Ask.PromisedFor,
        one.Ask.Reason,
        new Uri(site.BaseAddress, $"board/{one.Launch.Id}"));
}
