using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>What every page must fulfil in every view.</summary>
internal static class Accessibility
{
    // All that passed is many megabytes, and most of the time of a check.
    private const string Rules = """
        axe.run({ resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
          .then(found => found.violations.map(violation => `${violation.id}: ${violation.help}: ${violation.nodes[0].html}`))
        """;

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
        var faults = await FaultsAsync(page, what);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What is wrong with the page as it is shown now, a line each; empty for nothing.</summary>
    /// <param name="what">Names the page, for whoever reads the line.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string what)
    {
        // It stays there when only the content changes.
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Path.Combine(AppContext.BaseDirectory, "axe.min.js") });
        }

        return
        [
            .. from fault in (await page.EvaluateAsync<string[]>(Rules))
                .Concat((await page.EvaluateAsync<string[]>(SmallTargets)).Select(target => $"Target under 44 px: {target}"))
                .Concat((await page.EvaluateAsync<string[]>(TooWide)).Select(one => $"Wider than the window: {one}"))
                .Concat((await page.EvaluateAsync<string[]>(Squeezed)).Select(text => $"Squeezed to a column of letters: {text}"))
               select $"{what}: {fault}",
        ];
    }
}
