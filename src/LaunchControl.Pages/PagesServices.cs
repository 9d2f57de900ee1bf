using LaunchControl.Pages.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Pages;

/// <summary>Registers the renderers.</summary>
public static class PagesServices
{
    public static IServiceCollection AddLaunchControlPages(this IServiceCollection services) =>
        services.AddSingleton<PageRenderer>().AddSingleton<MailRenderer>();
}
