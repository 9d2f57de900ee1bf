using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.LocalHost.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>What a developer reads when everything is up.</summary>
internal static class Greeting
{
    public static void Print(LocalHostOptions options, LocalHostApp app)
    {
        var address = options.BaseAddress.AbsoluteUri.TrimEnd('/');
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        Console.WriteLine($$$"""

            LaunchControl is ready at {{{address}}}

              launch board     {{{address}}}/board
              mailbox          {{{address}}}/dev/mailbox
              orchestrations   {{{address}}}/dev/orchestrations
              queues           {{{address}}}/dev/queues

            Start a launch:

              TOKEN=$(curl -s {{{address}}}/dev/token -d '{"email":"pm@contoso.example","roles":["{{{AppRoles.Manage}}}"]}' | sed 's/.*"token":"\([^"]*\)".*/\1/')
              curl -s {{{address}}}/api/launches -H "Authorization: Bearer $TOKEN" -d '{"name":"Contoso Pulse 2.0",
                "playbook":"saas-ga","tier":"T1","launchAt":"{{{SampleDate.After(now):yyyy-MM-dd}}}T09:00:00-05:00","timeZone":"America/New_York",
                "people":{"eng-lead":["ana@contoso.example"],"marketing-lead":["marc@contoso.example"],
                "sales-lead":["sol@contoso.example"],"support-lead":["sue@contoso.example"],"executive":["vp@contoso.example"]}}'

            """);
    }
}
