namespace LaunchControl.Core.Feedback;

/// <summary>Finds themes in a text in English by the words that name them. A fixed list; nothing is learnt.</summary>
public static class ThemeFinder
{
    /// <summary>
    /// Theme to what names it. <c>price*</c> is every word that begins so, <c>bill</c> that word alone, and <c>set up</c> these words after each other;
    /// case does not matter.
    /// </summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Vocabulary { get; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["documentation"] =
        [
            "article", "articles", "docs", "document*", "example", "examples", "guide", "guides", "manual", "readme", "reference",
            "tutorial*",
        ],
        ["integration"] =
        [
            "api", "apis", "connector*", "export*", "import*", "integrat*", "plugin*", "sdk", "slack", "sso", "sync*", "webhook*", "zapier",
        ],
        ["missing-feature"] =
        [
            "feature request", "lacking", "lacks", "miss", "missing", "no way to", "not possible", "roadmap", "there is no", "wish",
            "would like", "would love",
        ],
        ["onboarding"] =
        [
            "first steps", "get started", "getting started", "install*", "invit*", "onboard*", "set up", "setup", "sign up", "signup",
            "start guide", "trial*", "walkthrough",
        ],
        ["performance"] =
        [
            "fast", "faster", "freez*", "lag", "laggy", "latency", "load times", "loading", "performan*", "quick", "quicker", "responsive",
            "slow*", "sluggish", "speed*", "timeout*",
        ],
        ["pricing"] =
        [
            "afford*", "bill", "billed", "billing", "cheap*", "cost*", "discount*", "expensive", "fee", "fees", "invoice*", "overpriced",
            "price*", "pricey", "pricing", "refund*", "subscription*",
        ],
        ["reliability"] =
        [
            "bug*", "broke", "broken", "crash*", "data loss", "down", "downtime", "error*", "fail*", "outage*", "regression*", "reliab*",
            "stab*", "unreliable", "unstable",
        ],
        ["security"] =
        [
            "2fa", "breach*", "encrypt*", "gdpr", "mfa", "password*", "permission*", "phish*", "privacy", "private", "secur*", "vulnerab*",
        ],
        ["support"] =
        [
            "agent", "agents", "answered", "chat", "customer service", "helpdesk", "help desk", "reply", "replied", "response time",
            "support", "ticket*",
        ],
        ["usability"] =
        [
            "awkward", "button*", "click*", "clumsy", "clunky", "complicated", "confus*", "cumbersome", "design", "easy", "easier", "find",
            "interface*", "intuitive", "layout*", "menu*", "navigat*", "simple*", "ui", "unclear", "usab*", "ux",
        ],
    };

    private static readonly (string Theme, string[][] Names)[] Names =
        [.. Vocabulary.Select(theme => (theme.Key, theme.Value.Select(name => name.Split(' ')).ToArray()))];

    /// <summary>In the order of names; none for a text that names none.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var clauses = FeedbackWords.Clauses(text);
        return [.. Names.Where(theme => theme.Names.Any(name => clauses.Any(clause => Holds(clause, name)))).Select(theme => theme.Theme)];
    }

    private static bool Holds(IReadOnlyList<string> clause, string[] name)
    {
        for (var start = 0; start + name.Length <= clause.Count; start++)
        {
            var offset = start;
            if (name.Index().All(word => Fits(clause[offset + word.Index], word.Item)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Fits(string word, string pattern) =>
        pattern[^1] == '*' ? word.StartsWith(pattern.AsSpan(..^1), StringComparison.Ordinal) : word == pattern;
}
