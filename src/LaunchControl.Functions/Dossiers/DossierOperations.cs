using LaunchControl.Functions.Launches;
using LaunchControl.Functions.OpenApi;

namespace LaunchControl.Functions.Dossiers;

/// <summary>What the API document says about the dossier of a launch.</summary>
internal static class DossierOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.LaunchRead("GetDossier", LaunchOperations.Tag.Name, "Everything that there is to show of a launch, in one zip.",
            ApiAnswer.Content(200, "application/zip", "Trail, report, decisions, waivers, evidence and metrics; its README says how to check it without LaunchControl.")),
        ApiOperation.LaunchRead("VerifyDossier", LaunchOperations.Tag.Name, "Whether the audit trail is as it was written, and the launch what the trail adds up to.",
            ApiAnswer.Json<VerificationView>(200, "Also where something is broken: the first broken entry is named.", """
            { "launchId": "contoso-pulse-2-0-7f3k2m", "intact": true, "entries": 41, "head": "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03",
              "algorithm": "SHA-256", "brokenAt": null, "problem": null, "reason": null, "state": { "matches": true, "differsAt": null } }
            """)),
    ];
}
