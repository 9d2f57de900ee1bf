using Microsoft.Extensions.Configuration;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Tells whether the app runs on Azure, by what only Azure puts into the environment.</summary>
/// <remarks>
/// The names, and which plan sets which, are those that the Functions host itself looks at (azure-functions-host,
/// <c>EnvironmentSettingNames.cs</c> and <c>EnvironmentExtensions.cs</c>). One is enough: a setting can be overwritten by mistake. Not among them is
/// <c>CONTAINER_NAME</c> of the Consumption plans: development containers elsewhere have it too.
/// </remarks>
internal static class AzureSigns
{
    private static readonly string[] Variables =
    [
        "WEBSITE_SITE_NAME", // every plan
        "WEBSITE_INSTANCE_ID", // App Service, Premium
        "WEBSITE_SKU", // Flex Consumption: FlexConsumption
        "WEBSITE_POD_NAME", // Flex Consumption
        "LEGION_SERVICE_HOST", // Flex Consumption
        "WEBSITE_OWNER_NAME", // every plan: the subscription
        "WEBSITE_HOME_STAMPNAME", // every plan: the scale unit
        "CONTAINER_APP_NAME", // Container Apps
    ];

    public static bool AreIn(IConfiguration configuration) => Array.Exists(Variables, name => !string.IsNullOrEmpty(configuration[name]));
}
