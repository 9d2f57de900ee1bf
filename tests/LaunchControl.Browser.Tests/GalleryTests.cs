using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>Every page in every state, as people with different eyes, screens and settings see it.</summary>
/// <remarks>With <c>LAUNCHCONTROL_PICTURES</c> set to a folder, each view is kept there as a picture.</remarks>
public sealed class GalleryTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LAUNCHCONTROL_PICTURES");

    [Theory]
    [InlineData(ColorScheme.Light, 1200, 100)]
    [InlineData(ColorScheme.Dark, 1200, 100)]
    [InlineData(ColorScheme.Light, 320, 100)]
    [InlineData(ColorScheme.Dark, 320, 100)]
    [InlineData(ColorScheme.Light, 1200, 200)]
    [InlineData(ColorScheme.Dark, 320, 200)]
    public async Task Every_state_of_every_page_is_accessible(ColorScheme scheme, int width, int textPercent)
    {
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        });
        var page = await context.NewPageAsync();
        foreach (var (name, html) in await PageGallery.RenderAsync())
        {
            await page.SetContentAsync(html);
            await page.EvaluateAsync($"document.documentElement.style.fontSize = '{textPercent}%'");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            await KeepPictureAsync(page, $"{name}-{scheme}-{width}-{textPercent}");
            await Accessibility.CheckAsync(page, $"{name} in {scheme}, {width} px, text at {textPercent} %");
        }
    }

    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Pictures is { Length: > 0 })
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        }
    }
}
