using Microsoft.Extensions.Configuration;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Tells whether the app runs on Azure, by what only Azure puts into the environment.</summary>
/// <remarks>
/// The names, and which plan sets which, are those that the Functions host itself looks at (azure-functions-host,
/// <c>EnvironmentSettingNames.cs</c> and <c>EnvironmentExtensions.cs</c>). One is enough: a setting can be overwritten by mistake.
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
        "CONTAINER_NAME", // Consumption and Flex Consumption on Linux
        "CONTAINER_APP_NAME", // Container Apps
    ];

    public static bool AreIn(IConfiguration configuration) => Array.Exists(Variables, name => !string.IsNullOrEmpty(configuration[name]));
}
