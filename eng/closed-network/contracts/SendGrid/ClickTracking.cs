#nullable disable // The official assembly is not annotated.

namespace SendGrid.Helpers.Mail;

public class ClickTracking
{
    public bool? Enable { get; set; }

    public bool? EnableText { get; set; }
}
