using System.Text.RegularExpressions;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.LocalHost.Functions;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Deployment.Tests.Templates;

/// <summary>Queues and topics are those of the code.</summary>
public sealed class EntityTests
{
    private static readonly string Text = BicepFile.Named("app/servicebus.bicep").Text;

    [Fact]
    public void Every_queue_of_the_code_is_created_and_no_other()
    {
        var created = Regex.Match(Text, @"for queueName in \[(.+)\]").Groups[1].Value.Split(", ").Select(name => name.Trim('\''));

        Assert.Equal(QueueNames.All.Order(StringComparer.Ordinal), created.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_trigger_listens_to_a_queue_that_is_created()
    {
        var triggers = new FunctionCatalog(typeof(LaunchControlServices).Assembly).With<ServiceBusTriggerAttribute>();

        Assert.All(triggers, function => Assert.Contains(((ServiceBusTriggerAttribute)function.Trigger).QueueName!, QueueNames.All));
    }

    [Fact]
    public void The_topic_and_its_subscription_are_created_and_forward_to_the_queue()
    {
        Assert.Contains($"name: '{TopicNames.LaunchEvents}'", Text, StringComparison.Ordinal);
        Assert.Contains($"name: '{TopicNames.Webhooks}'", Text, StringComparison.Ordinal);
        Assert.Contains($"forwardTo: '{QueueNames.WebhookEvents}'", Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("requiresDuplicateDetection: true", 2)]
    [InlineData("duplicateDetectionHistoryTimeWindow: duplicateWindow", 2)]
    [InlineData("maxDeliveryCount: maxDeliveryCount", 2)]
    [InlineData("deadLetteringOnMessageExpiration: true", 2)]
    [InlineData("var maxDeliveryCount = 10", 1)]
    public void They_have_the_settings_that_the_code_relies_on(string line, int times) => Assert.Equal(times, Regex.Count(Text, Regex.Escape(line)));
}
