using System.Text.Json;
using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>What every page must fulfil in every view.</summary>
internal static class Accessibility
{
    private const string Rules = "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })";

    // Links within a sentence are exempt (WCAG 2.2, 2.5.8).
    private const string SmallTargets = """
        [...document.querySelectorAll('button, summary, textarea, input:not([type=hidden]), select, nav a, .errors a')]
          .map(target => ['radio', 'checkbox'].includes(target.type) ? target.closest('.choice') : target)
          .filter(target => { const box = target.getBoundingClientRect(); return box.height > 0 && box.height < 43.9; })
          .map(target => target.outerHTML.slice(0, 120))
        """;

    private const string TooWide = """
        document.documentElement.scrollWidth <= window.innerWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1).map(one => one.outerHTML.slice(0, 120)).slice(-3)
        """;

    private const string Squeezed = """
        [...document.querySelectorAll('p, dd, li, td')]
          .filter(text => { const box = text.getBoundingClientRect(); return box.width > 1 && box.width < 90 && box.height > 120; })
          .map(text => text.outerHTML.slice(0, 120))
        """;

    public static async Task CheckAsync(IPage page, string what)
    {
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Path.Combine(AppContext.BaseDirectory, "axe.min.js") });
        var found = await page.EvaluateAsync<JsonElement>(Rules);
        var faults = found.GetProperty("violations").EnumerateArray()
            .Select(violation => $"{violation.GetProperty("id")}: {violation.GetProperty("help")}: {violation.GetProperty("nodes")[0].GetProperty("html")}")
            .Concat((await page.EvaluateAsync<string[]>(SmallTargets)).Select(target => $"Target under 44 px: {target}"))
            .Concat((await page.EvaluateAsync<string[]>(TooWide)).Select(one => $"Wider than the window: {one}"))
            .Concat((await page.EvaluateAsync<string[]>(Squeezed)).Select(text => $"Squeezed to a column of letters: {text}")).ToList();
        Assert.True(faults.Count == 0, $"{what}:\n{string.Join('\n', faults)}");
    }
}
