using System.Reflection;
using LaunchControl.LocalHost.Hosting;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Tests.Telemetry;

public sealed class EventIdTests
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] Secrets = ["token", "link", "comment", "reason", "address", "person", "email", "approver", "actor", "body"];

    [Fact]
    public void Every_log_message_has_an_event_id_of_its_own()
    {
        var messages = Messages();
        Assert.NotEmpty(messages);
        var shared = messages.GroupBy(message => message.Attribute.EventId).Where(group => group.Key <= 0 || group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(message => $"{message.Method.DeclaringType!.Name}.{message.Method.Name}"))}");
        Assert.Empty(shared);
    }

    [Fact]
    public void No_log_message_has_a_place_for_a_secret_a_person_or_a_text_of_theirs()
    {
        var places = Messages().SelectMany(message => message.Method.GetParameters().Select(parameter => $"{message.Attribute.EventId} {parameter.Name}"));
        Assert.DoesNotContain(places, place => Secrets.Any(secret => place.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<(MethodInfo Method, LoggerMessageAttribute Attribute)> Messages() =>
        [.. new[] { typeof(LaunchControlServices).Assembly, typeof(LocalHostApp).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods(Declared))
            .Select(method => (method, method.GetCustomAttribute<LoggerMessageAttribute>()!)).Where(message => message.Item2 is not null)];
}
