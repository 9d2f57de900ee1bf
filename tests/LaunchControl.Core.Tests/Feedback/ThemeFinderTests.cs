using CsCheck;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Tests.Feedback;

public sealed class ThemeFinderTests
{
    [Theory]
    [InlineData("The prices went up", "pricing")]
    [InlineData("Too slow, and the docs are thin", "documentation", "performance")]
    [InlineData("I set up two accounts", "onboarding")]
    [InlineData("I set it up", "")]
    [InlineData("Setup. Up and away, set", "onboarding")]
    [InlineData("It crashed on EXPORT", "integration", "reliability")]
    [InlineData("capital apiary billow", "")]
    [InlineData("There is no dark mode", "missing-feature")]
    [InlineData("Login with SSO, please: it is a security must", "integration", "security")]
    [InlineData("", "")]
    public void It_finds_themes_by_whole_words_stems_and_phrases(string text, params string[] expected) =>
        Assert.Equal(expected.Where(theme => theme.Length > 0), ThemeFinder.Of(text));

    [Fact]
    public void Every_name_in_the_vocabulary_finds_its_theme() => Assert.All(ThemeFinder.Vocabulary, theme =>
    {
        Assert.True(LaunchId.IsSlug(theme.Key), theme.Key);
        Assert.All(theme.Value, name => Assert.Contains(theme.Key, ThemeFinder.Of($"Well, {name.TrimEnd('*')}!")));
    });

    [Fact]
    public void Any_text_has_each_theme_at_most_once_in_the_order_of_names() => Gen.String.Sample(text =>
        Assert.Equal(ThemeFinder.Of(text).Distinct().Order(StringComparer.Ordinal), ThemeFinder.Of(text)));
}
