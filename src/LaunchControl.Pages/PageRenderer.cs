using LaunchControl.Core.Retrospectives;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Pages;

/// <summary>Renders pages to whole HTML documents. Safe for use from many threads.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory loggers)
{
    public Task<string> ReviewAsync(ReviewModel model) => RenderAsync<ReviewPage>(model);

    public Task<string> ResultAsync(ResultModel model) => RenderAsync<ResultPage>(model);

    public Task<string> NoticeAsync(NoticeModel model) => RenderAsync<NoticePage>(model);

    /// <summary>A form for one thing to do.</summary>
    public Task<string> FormAsync(FormModel model) => RenderAsync<FormPage>(model);

    /// <summary>Which playbook a launch is started from.</summary>
    public Task<string> ChoosePlaybookAsync(ChoosePlaybookModel model) => RenderAsync<ChoosePlaybookPage>(model);

    /// <summary>What something would do, before it is done.</summary>
    public Task<string> ConfirmAsync(ConfirmModel model) => RenderAsync<ConfirmPage>(model);

    public Task<string> PortfolioAsync(PortfolioModel model) => RenderAsync<PortfolioPage>(model);

    public Task<string> BoardAsync(BoardModel model) => RenderAsync<BoardPage>(model);

    /// <summary>The page of the go/no-go meeting.</summary>
    public Task<string> RollCallAsync(RollCallModel model) => RenderAsync<RollCallPage>(model);

    /// <summary>What waits on one person across launches.</summary>
    public Task<string> PersonBoardAsync(PersonBoardModel model) => RenderAsync<PersonBoardPage>(model);

    /// <summary>A month of launches.</summary>
    public Task<string> CalendarAsync(CalendarModel model) => RenderAsync<CalendarPage>(model);

    /// <summary>A person's own calendar address.</summary>
    public Task<string> CalendarAddressAsync(CalendarAddressModel model) => RenderAsync<CalendarAddressPage>(model);

    /// <summary>The public form for feedback on a launch.</summary>
    public Task<string> FeedbackFormAsync(FeedbackFormModel model) => RenderAsync<FeedbackFormPage>(model);

    /// <summary>What came of a launch, with charts.</summary>
    public Task<string> RetrospectiveAsync(Retrospective model) => RenderAsync<RetrospectivePage>(model);

    /// <summary>The report in a launch's dossier: complete in itself, for screen and paper.</summary>
    public Task<string> DossierAsync(DossierModel model) => RenderAsync<DossierPage>(model);

    private async Task<string> RenderAsync<TPage>(object model)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = model });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
    }
}
