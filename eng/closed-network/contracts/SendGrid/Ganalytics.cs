#nullable disable // The official assembly is not annotated.

namespace SendGrid.Helpers.Mail;

public class Ganalytics
{
    public bool? Enable { get; set; }

    public string UtmSource { get; set; }

    public string UtmMedium { get; set; }

    public string UtmTerm { get; set; }

    public string UtmContent { get; set; }

    public string UtmCampaign { get; set; }
}
