using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>Every page in every state, as people with different eyes, screens and settings see it.</summary>
/// <remarks>With <c>LAUNCHCONTROL_PICTURES</c> set to a folder, each view is kept there as a picture.</remarks>
public sealed class GalleryTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int AtOnce = 2;

    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> Gallery = new(PageGallery.RenderAsync);
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
        var view = new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 800 } };
        var pages = new ConcurrentQueue<KeyValuePair<string, string>>(await Gallery.Value);
        var faults = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => LookAsync(pages, view, textPercent)));
        Assert.True(faults.All(found => found.Count == 0), string.Join('\n', faults.SelectMany(found => found)));
    }

    [Fact]
    public async Task A_page_that_is_not_accessible_is_found_out_also_after_one_that_is()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync((await Gallery.Value)["notice"]);
        Assert.Empty(await Accessibility.FaultsAsync(page, "notice"));

        await page.SetContentAsync("<html lang=en><title>Faint</title><main><h1>Faint</h1><p style='color:#bbb;background:#fff'>Hardly to be read</p><img src='x'></main>");
        var faults = await Accessibility.FaultsAsync(page, "faint");
        Assert.Contains(faults, fault => fault.StartsWith("faint: color-contrast: ", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("faint: image-alt: ", StringComparison.Ordinal));
    }

    // In a process of the browser's own, until all pages are looked at.
    private async Task<List<string>> LookAsync(ConcurrentQueue<KeyValuePair<string, string>> pages, BrowserNewContextOptions view, int textPercent)
    {
        List<string> faults = [];
        await using var context = await chromium.Browser.NewContextAsync(view);
        var page = await context.NewPageAsync();
        while (pages.TryDequeue(out var next))
        {
            await page.SetContentAsync(next.Value);
            await page.EvaluateAsync($"document.documentElement.style.fontSize = '{textPercent}%'");
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(one => one.open = true)");
            await KeepPictureAsync(page, $"{next.Key}-{view.ColorScheme}-{view.ViewportSize!.Width}-{textPercent}");
            faults.AddRange(await Accessibility.FaultsAsync(page, $"{next.Key} in {view.ColorScheme}, {view.ViewportSize.Width} px, text at {textPercent} %"));
        }

        return faults;
    }

    private static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Pictures is { Length: > 0 })
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}.png"), FullPage = true });
        }
    }
}
