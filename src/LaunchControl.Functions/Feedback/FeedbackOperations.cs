using LaunchControl.Core.Feedback;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Feedback;

/// <summary>What the API document says about feedback.</summary>
internal static class FeedbackOperations
{
    public static ApiTag Tag { get; } = new("feedback", "What people say about a launch, and what its team learns.");

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        new("AddFeedback", Tag.Name, "Send feedback.")
        {
            Description = "Stored once it is accepted. An entry whose id the launch has already is passed over. Sentiment and themes that are left out are found by word lists.",
            Who = Callers.Participants,
            Body = Entries,
            Answers = [ApiAnswer.Json<FeedbackReceipt>(202, "Durable.", """{ "added": 1, "repeated": 0, "ids": [ "ticket-4711" ] }""")],
            Problems = [400, 404, 409, 413, 422],
        },
        new("ListFeedback", Tag.Name, "The feedback of a launch, newest first.")
        {
            Description = "A page may hold fewer than asked for, even none, while its continuation token says that there is more.",
            Who = Callers.Readers,
            Parameters =
            [
                ApiParameter.Query("sentiment", "Only this sentiment.", OneOf<Sentiment>(), "negative"),
                ApiParameter.Query("kind", "Only this kind.", OneOf<FeedbackKind>(), "customer"),
                ApiParameter.Query("theme", "Only with this theme.", Text(FeedbackDraft.LongestTheme), "pricing"),
                ApiParameter.PageSize(200, 50),
                ApiParameter.ContinuationToken,
            ],
            Answers =
            [
                ApiAnswer.Json<Page<FeedbackEntry>>(200, "A page of it.", """
                    { "items": [ { "id": "ticket-4711", "at": "2027-03-03T10:00:00+00:00", "kind": "customer", "sentiment": "negative", "isSentimentGiven": false,
                      "themes": [ "pricing" ], "areThemesGiven": false, "from": "Kim", "text": "Far too expensive for what it does." } ], "continuationToken": null }
                    """),
                ApiAnswer.Content(200, "text/csv", "All that the filter takes, without paging, where `Accept` names `text/csv`.",
                    "id,at,kind,sentiment,sentimentGiven,themes,themesGiven,from,text"),
            ],
            Problems = [404, 422],
        },
        ApiOperation.LaunchRead("GetFeedbackSummary", Tag.Name, "Counts over all feedback of a launch.", ApiAnswer.Json<FeedbackSummary>(200, "By sentiment and theme.", """
            { "count": 3, "positive": 1, "neutral": 0, "negative": 2, "customer": 2, "themes": [ { "theme": "pricing", "count": 2 } ] }
            """)),
        ApiOperation.Command("IssueFeedbackLink", Tag.Name, "Give the public feedback form an address.", Callers.Managers,
            ApiBody.OptionalReason("Why.", "For the newsletter")) with
        {
            Description = "An address that it had stops working.",
            Answers = [ApiAnswer.Json<FeedbackLinkView>(202, "Durable; the address.", """
                { "address": "https://launch.contoso.example/feedback/v1.2027a.AAAA.BBBB", "number": 1, "issuedAt": "2027-03-02T14:00:00+00:00", "issuedBy": "pm@contoso.example" }
                """)],
        },
        ApiOperation.Command("RevokeFeedbackLink", Tag.Name, "The address of the public feedback form stops working.", Callers.Managers,
            ApiBody.OptionalReason("Why; needed, here or in the query.", "It is full of advertisements")) with
        {
            Parameters = [ApiParameter.IfMatch, ApiParameter.Query("reason", "Why, in place of a body.", Text(2000), "It is full of advertisements")],
        },
    ];

    private static ApiBody Entries => new(
        Object(Required("entries", List(
            Object(
                Required("text", Text(FeedbackDraft.LongestText, "In their words.")),
                Required("kind", OneOf<FeedbackKind>()),
                Optional("sentiment", OneOf<Sentiment>("Found by a word list unless given.")),
                Optional("themes", List(Text(FeedbackDraft.LongestTheme), FeedbackDraft.MostThemes, "Lower-case letters, digits and hyphens. Found by word lists unless given; an empty list says that there are none.")),
                Optional("from", Text(FeedbackDraft.LongestFrom, "A name or an address.")),
                Optional("id", Text(FeedbackDraft.LongestId, "Makes a repeat harmless."))),
            FeedbackBody.MostEntries))),
        """{ "entries": [ { "text": "Far too expensive for what it does.", "kind": "customer", "from": "Kim", "id": "ticket-4711" } ] }""");
}
