using System.Globalization;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.SignOffs;

/// <summary>What a person typed into the form of a review page.</summary>
internal static class ReviewForm
{
    /// <summary>Where to look for the choice between approval and rejection.</summary>
    public const string ChoiceField = "approve";

    public static async Task<ReviewInput> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await FormFields.ReadAsync(request, cancellationToken);
        return new ReviewInput
        {
            Decision = Decision(form["decision"]),
            Comment = form["comment"].ToString().ReplaceLineEndings("\n").Trim(),
            Seen = Text(form["seen"]),
            Replaces = Text(form["replaces"]),
            ConditionTitle = form["conditionTitle"].ToString().Trim(),
            ConditionOwner = form["conditionOwner"].ToString().Trim(),
            ConditionDue = form["conditionDue"].ToString().Trim(),
            DecidesBy = form["decidesBy"].ToString().Trim(),
        };
    }

    public static SignOffChoice ToChoice(ReviewInput input, SignOffDecision decision, Launch launch) =>
        new(decision, input.Comment.Length > 0 ? input.Comment : null, input.Replaces, input.Seen)
        {
            Conditions = decision == SignOffDecision.Approve && input.HasCondition
                ? [new ConditionDraft(input.ConditionTitle, input.ConditionOwner, EndOfDay(input.ConditionDue, launch))] : [],
        };

    /// <summary>By when somebody says that they decide; null where they named no day.</summary>
    public static DateTimeOffset? DecidesBy(ReviewInput input, Launch launch) => input.DecidesBy.Length == 0 ? null : EndOfDay(input.DecidesBy, launch);

    /// <summary>What a refusal says, at the fields that it is about.</summary>
    public static IReadOnlyList<FormError> ErrorsOf(Refusal refusal)
    {
        List<FormError> errors =
        [
            .. from fault in refusal.Faults
               let field = FieldOf(fault.Key)
               where field is not null
               from text in fault.Value
               select new FormError(text, field),
        ];
        return errors.Count > 0 ? errors : [new FormError(refusal.Message, ChoiceField)];
    }

    private static string? FieldOf(string pointer) => pointer switch
    {
        "/comment" => "comment",
        "/decidesBy" => "decidesBy",
        "/conditions/0/owner" => "conditionOwner",
        "/conditions/0/dueAt" => "conditionDue",
        _ => pointer.StartsWith("/conditions", StringComparison.Ordinal) ? "conditionTitle" : null,
    };

    // A day means until its end, where the launch is. What is no day is no date that a rule accepts.
    private static DateTimeOffset EndOfDay(string day, Launch launch)
    {
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year is 1 or 9999)
        {
            return default;
        }

        var end = date.ToDateTime(new TimeOnly(23, 59));
        var at = new DateTimeOffset(end, launch.Zone.GetUtcOffset(end));
        return at > launch.LaunchAt && date == DateOnly.FromDateTime(launch.LaunchAt.DateTime) ? launch.LaunchAt : at;
    }

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static SignOffDecision? Decision(string? word) => word switch
    {
        "approve" => SignOffDecision.Approve,
        "reject" => SignOffDecision.Reject,
        "abstain" => SignOffDecision.Abstain,
        "withdraw" => SignOffDecision.Withdraw,
        _ => null,
    };
}
