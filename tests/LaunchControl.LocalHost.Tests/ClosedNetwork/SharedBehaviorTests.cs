using System.Net;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace LaunchControl.LocalHost.Tests.ClosedNetwork;

/// <summary>The little that the contracts do beyond declaring; on an ordinary network the official packages pass the same tests.</summary>
public sealed class SharedBehaviorTests
{
    private static readonly EmailAddress Ada = new("ada@example.com", "Ada");

    [Fact]
    public void A_message_without_index_has_one_personalization_for_recipients_headers_and_arguments()
    {
        var message = new SendGridMessage();
        message.AddTo(Ada);
        message.AddTo("bob@example.com");
        message.AddHeader("X-One", "1");
        message.AddHeaders(new() { ["X-One"] = "1", ["X-Two"] = "2" });
        message.AddCustomArg("launch", "spring");

        var only = Assert.Single(message.Personalizations);
        Assert.Equal(["ada@example.com", "bob@example.com"], only.Tos.Select(to => to.Email));
        Assert.Equal(["X-One", "X-Two"], only.Headers.Keys.Order());
        Assert.Equal("spring", only.CustomArgs["launch"]);
        Assert.Null(message.Headers);
        Assert.Null(message.CustomArgs);
        Assert.Throws<ArgumentException>(() => message.AddHeader("X-One", "other"));
    }

    [Fact]
    public void An_index_names_a_personalization_or_the_next_free_place()
    {
        var message = new SendGridMessage();
        message.AddTo(Ada, 7);
        message.AddTo(Ada, 1);
        message.SetSubject("own", personalization: new Personalization());

        Assert.Equal(3, message.Personalizations.Count);
        Assert.Equal("own", message.Personalizations[2].Subject);
        Assert.Throws<ArgumentException>(() => message.AddTo(Ada, 4));
    }

    [Fact]
    public void Global_headers_and_settings_stay_on_the_message()
    {
        var message = new SendGridMessage();
        message.SetFrom("from@example.com", "From");
        message.SetReplyTo(Ada);
        message.SetGlobalSubject("subject");
        message.AddGlobalHeader("X-All", "1");
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);

        Assert.Equal(("From", "subject"), (message.From.Name, message.Subject));
        Assert.Same(Ada, message.ReplyTo);
        Assert.Equal("1", message.Headers["X-All"]);
        Assert.False(message.TrackingSettings.ClickTracking.Enable);
        Assert.False(message.TrackingSettings.OpenTracking.Enable);
        Assert.Null(message.Personalizations);
    }

    [Fact]
    public void Addresses_are_equal_whatever_their_case_and_name()
    {
        Assert.True(Ada == new EmailAddress("ADA@example.com", "someone else"));
        Assert.True(Ada != new EmailAddress("bob@example.com", "Ada"));
        Assert.Equal(Ada.GetHashCode(), new EmailAddress("ADA@example.com").GetHashCode());
    }

    [Theory]
    [InlineData(HttpStatusCode.Accepted, true)]
    [InlineData(HttpStatusCode.TooManyRequests, false)]
    public void A_response_is_a_success_in_the_two_hundreds(HttpStatusCode status, bool success)
    {
        using var response = new HttpResponseMessage(status);
        response.Headers.Add("X-Message-Id", "abc");

        var answer = new Response(status, null, response.Headers);

        Assert.Equal(success, answer.IsSuccessStatusCode);
        Assert.Equal("abc", answer.DeserializeResponseHeaders()["X-Message-Id"]);
    }

    [Fact]
    public void Trigger_attributes_have_the_official_defaults()
    {
        Assert.Equal(AuthorizationLevel.Function, new HttpTriggerAttribute().AuthLevel);
        Assert.Equal(AuthorizationLevel.Anonymous, new HttpTriggerAttribute("get").AuthLevel);
        Assert.True(new TimerTriggerAttribute("0 * * * * *").UseMonitor);
        Assert.Equal(Cardinality.One, ((ISupportCardinality)new ServiceBusTriggerAttribute("queue")).Cardinality);
        Assert.Equal(AttributeTargets.Method, typeof(FunctionAttribute).GetCustomAttribute<AttributeUsageAttribute>()?.ValidOn);
        Assert.Equal(AttributeTargets.Parameter, typeof(TriggerBindingAttribute).GetCustomAttribute<AttributeUsageAttribute>()?.ValidOn);
    }
}
