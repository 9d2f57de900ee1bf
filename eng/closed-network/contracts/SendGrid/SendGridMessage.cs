#nullable disable // The official assembly is not annotated.

namespace SendGrid.Helpers.Mail;

// Each method puts its data where the official one does: a mailbox that stands in for the service reads it there.
public class SendGridMessage
{
    public EmailAddress From { get; set; }

    public string Subject { get; set; }

    public List<Personalization> Personalizations { get; set; }

    public List<Content> Contents { get; set; }

    public string PlainTextContent { get; set; }

    public string HtmlContent { get; set; }

    public Dictionary<string, string> Headers { get; set; }

    public List<string> Categories { get; set; }

    public Dictionary<string, string> CustomArgs { get; set; }

    public TrackingSettings TrackingSettings { get; set; }

    public EmailAddress ReplyTo { get; set; }

    public void SetFrom(string email, string name = null) => SetFrom(Address(email, name));

    public void SetFrom(EmailAddress email) => From = email;

    public void SetReplyTo(EmailAddress email) => ReplyTo = email;

    public void SetGlobalSubject(string subject) => Subject = subject;

    public void SetSubject(string subject, int personalizationIndex = 0, Personalization personalization = null) =>
        Target(personalizationIndex, personalization).Subject = subject;

    public void AddTo(string email, string name = null) => AddTo(Address(email, name));

    public void AddTo(EmailAddress email, int personalizationIndex = 0, Personalization personalization = null)
    {
        ArgumentNullException.ThrowIfNull(email);
        AddTos([email], personalizationIndex, personalization);
    }

    public void AddTos(List<EmailAddress> emails, int personalizationIndex = 0, Personalization personalization = null)
    {
        ArgumentNullException.ThrowIfNull(emails);
        if (emails.Count == 0)
        {
            throw new InvalidOperationException("Sequence contains no elements");
        }

        var target = Target(personalizationIndex, personalization);
        target.Tos ??= [];
        target.Tos.AddRange(emails);
    }

    public void AddContent(string mimeType, string text) => (Contents ??= []).Add(new Content(mimeType, text));

    public void AddCategory(string category) => (Categories ??= []).Add(category);

    public void AddGlobalHeader(string key, string value) => (Headers ??= []).Add(key, value);

    public void AddHeader(string headerKey, string headerValue, int personalizationIndex = 0, Personalization personalization = null) =>
        AddHeaders(new() { [headerKey] = headerValue }, personalizationIndex, personalization);

    public void AddHeaders(Dictionary<string, string> headers, int personalizationIndex = 0, Personalization personalization = null)
    {
        var target = Target(personalizationIndex, personalization);
        target.Headers = Merge(target.Headers, headers);
    }

    public void AddGlobalCustomArg(string key, string value) => (CustomArgs ??= []).Add(key, value);

    public void AddCustomArg(string customArgKey, string customArgValue, int personalizationIndex = 0, Personalization personalization = null) =>
        AddCustomArgs(new() { [customArgKey] = customArgValue }, personalizationIndex, personalization);

    public void AddCustomArgs(Dictionary<string, string> customArgs, int personalizationIndex = 0, Personalization personalization = null)
    {
        var target = Target(personalizationIndex, personalization);
        target.CustomArgs = Merge(target.CustomArgs, customArgs);
    }

    public void SetClickTracking(bool enable, bool enableText) =>
        (TrackingSettings ??= new()).ClickTracking = new() { Enable = enable, EnableText = enableText };

    public void SetOpenTracking(bool enable, string substitutionTag = null) =>
        (TrackingSettings ??= new()).OpenTracking = new() { Enable = enable, SubstitutionTag = substitutionTag };

    public void SetSubscriptionTracking(bool enable, string html = null, string text = null, string substitutionTag = null) =>
        (TrackingSettings ??= new()).SubscriptionTracking = new() { Enable = enable, Html = html, Text = text, SubstitutionTag = substitutionTag };

    public void SetGoogleAnalytics(
        bool enable, string utmCampaign = null, string utmContent = null, string utmMedium = null, string utmSource = null, string utmTerm = null) =>
        (TrackingSettings ??= new()).Ganalytics = new()
        {
            Enable = enable,
            UtmCampaign = utmCampaign,
            UtmContent = utmContent,
            UtmMedium = utmMedium,
            UtmSource = utmSource,
            UtmTerm = utmTerm,
        };

    private static EmailAddress Address(string email, string name) =>
        string.IsNullOrWhiteSpace(email) ? throw new ArgumentNullException(nameof(email)) : new EmailAddress(email, name);

    // A pair that is there already is kept; another value for the same key is refused.
    private static Dictionary<string, string> Merge(Dictionary<string, string> existing, Dictionary<string, string> added) =>
        existing is null ? added : existing.Union(added).ToDictionary(pair => pair.Key, pair => pair.Value);

    // A given personalization is appended; an index names one that exists or the next free place, and means nothing before the first.
    private Personalization Target(int index, Personalization given)
    {
        if (given is null && Personalizations is not null && index < Personalizations.Count)
        {
            return Personalizations[index];
        }

        if (given is null && Personalizations is not null && index > Personalizations.Count)
        {
            throw new ArgumentException($"personalizationIndex {index} must not be greater than {Personalizations.Count}");
        }

        var target = given ?? new Personalization();
        (Personalizations ??= []).Add(target);
        return target;
    }
}
