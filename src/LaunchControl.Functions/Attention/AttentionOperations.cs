using LaunchControl.Core.Attention;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.OpenApi;
using LaunchControl.Functions.People;

namespace LaunchControl.Functions.Attention;

/// <summary>What the API document says about people's settings.</summary>
internal static class AttentionOperations
{
    private const string Example = """
        { "timeZone": "Asia/Kolkata", "workFrom": "09:30", "workTo": "18:00", "workingDays": ["monday", "tuesday", "wednesday", "thursday", "friday"],
          "holidays": ["2027-03-22"], "digestAt": "10:00", "dailyCap": 8, "newsInDigest": true }
        """;

    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        Settings("GetPersonSettings", "A person's zone, working hours, and number of mails.") with
        {
            Answers = [ApiAnswer.Json<AttentionSettings>(200, "What the person gave; what is null is as in the oldest launch that asks something of them.", Example)], Problems = [404],
        },
        Settings("SetPersonSettings", "Say when a person works, when their digest comes, and how many mails a day they want.") with
        {
            Body = new ApiBody(AttentionShapes.Settings(), Example),
            Answers = [ApiAnswer.Json<AttentionSettings>(200, "Stored; what is left out is as in the oldest launch that asks something of them.", Example)],
            Problems = [400, 404, 413, 422],
        },
        Settings("ListPersonSettingsChanges", "Who changed a person's settings, and how.") with
        {
            Answers = [ApiAnswer.Json<Listing<AttentionSettingsChange>>(200, "The newest 200, newest first; without `settings` they were removed.", $$"""
                { "items": [ { "at": "2027-02-20T08:00:00+00:00", "by": "ana@contoso.example", "settings": {{Example}} } ] }
                """), ApiAnswer.Csv(SettingsChangesCsv.Columns.Heading, "The same, where `Accept` names `text/csv`.")],
            Problems = [404],
        },
        Settings("RemovePersonSettings", "Have the settings of the launch again.") with { Answers = [ApiAnswer.Nothing(204, "There are none any more.")], Problems = [404] },
    ];

    private static ApiOperation Settings(string function, string summary) => new(function, PeopleOperations.Tag.Name, summary) { Who = Callers.ThePerson, Answers = [] };
}
