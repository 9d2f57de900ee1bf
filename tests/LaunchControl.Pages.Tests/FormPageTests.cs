using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LaunchControl.Pages.Tests;

/// <summary>Forms as they come out as HTML.</summary>
public sealed class FormPageTests
{
    private static readonly FormModel Form = new()
    {
        Title = "Start a launch",
        Button = "Start the launch",
        Action = "/start",
        Token = "x",
        Back = "/board",
        Fields =
        [
            new("name", "Name", FormFieldKind.Text) { Heading = "The launch" },
            new("cloneOf", "Id of the earlier launch", FormFieldKind.Text) { Heading = "What few launches need", Fold = "Start like an earlier launch" },
            new("checks", "Checks", FormFieldKind.Lines) { Fold = "Checks after launch", Value = "L+1h\nL+1d", Was = "L+1h\nL+1d" },
            new("query", "Query", FormFieldKind.Paragraph),
        ],
    };

    [Fact]
    public async Task What_few_people_need_is_folded_away_under_words_that_say_what_it_is()
    {
        var page = await RenderAsync(Form);
        Assert.Equal(["The launch", "What few launches need"], page.QuerySelectorAll("form h2").Select(heading => heading.TextContent));
        Assert.Equal(["Start like an earlier launch", "Checks after launch"], page.QuerySelectorAll("form details > summary").Select(summary => summary.TextContent));
        Assert.Empty(page.QuerySelectorAll("details[open]"));
        Assert.Null(page.QuerySelector("#name")!.Closest("details"));
        Assert.Equal("Checks after launch", page.QuerySelector("#query")!.Closest("details")!.QuerySelector("summary")!.TextContent);
        Assert.Null(page.QuerySelector("button[type=submit]")!.Closest("details"));
    }

    [Fact]
    public async Task A_fold_with_something_wrong_or_something_said_in_it_is_open()
    {
        var wrong = await RenderAsync(Form with { Errors = [new FormError("Give the query.", "query")] });
        Assert.Equal(["Checks after launch"], wrong.QuerySelectorAll("details[open] > summary").Select(summary => summary.TextContent));
        var said = await RenderAsync(Form with { Fields = [.. Form.Fields.Select(one => one.Name == "cloneOf" ? one with { Value = "earlier" } : one)] });
        Assert.Equal(["Start like an earlier launch"], said.QuerySelectorAll("details[open] > summary").Select(summary => summary.TextContent));
    }

    private static async Task<IDocument> RenderAsync(FormModel model) => await new HtmlParser().ParseDocumentAsync(await SampleLaunch.Pages.FormAsync(model));
}
