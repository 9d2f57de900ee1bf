#nullable disable // The official assembly is not annotated.

using System.Net.Http.Headers;

namespace SendGrid;

public class SendGridClientOptions : BaseClientOptions
{
    private string apiKey;

    public SendGridClientOptions()
    {
        Host = "https://api.sendgrid.com";
    }

    public string ApiKey
    {
        get => apiKey;
        set
        {
            // The official class names the field, not the argument.
            apiKey = string.IsNullOrWhiteSpace(value) ? throw new ArgumentNullException(nameof(apiKey)) : value;
            Auth = new AuthenticationHeaderValue("Bearer", value);
        }
    }
}
