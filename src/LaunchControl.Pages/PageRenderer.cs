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

    /// <summary>For a form that came from somebody who is not signed in any more.</summary>
    public Task<string> SignedOutAsync(SignedOutModel model) => RenderAsync<SignedOutPage>(model);

    public Task<string> NoticeAsync(NoticeModel model) => RenderAsync<NoticePage>(model);

    /// <summary>A form for one thing to do.</summary>
    public Task<string> FormAsync(FormModel model) => RenderAsync<FormPage>(model);

    /// <summary>Which playbook a launch is started from.</summary>
    public Task<string> ChoosePlaybookAsync(ChoosePlaybookModel model) => RenderAsync<ChoosePlaybookPage>(model);

    /// <summary>What something would do, before it is done.</summary>
    public Task<string> ConfirmAsync(ConfirmModel model) => RenderAsync<ConfirmPage>(model);

    public Task<string> PortfolioAsync(PortfolioModel model) => RenderAsync<PortfolioPage>(model, model.ReaderZone);

    public Task<string> BoardAsync(BoardModel model) => RenderAsync<BoardPage>(model, model.ReaderZone, model.Menus);

    /// <summary>A part of a launch's audit trail.</summary>
    public Task<string> AuditAsync(AuditPageModel model) => RenderAsync<AuditPage>(model, model.ReaderZone);

    /// <summary>A part of what people said about a launch.</summary>
    public Task<string> FeedbackListAsync(FeedbackListModel model) => RenderAsync<FeedbackListPage>(model, model.ReaderZone);

    /// <summary>The page of the go/no-go meeting.</summary>
    public Task<string> RollCallAsync(RollCallModel model) => RenderAsync<RollCallPage>(model, model.ReaderZone);

    /// <summary>What waits on one person across launches.</summary>
    public Task<string> PersonBoardAsync(PersonBoardModel model) => RenderAsync<PersonBoardPage>(model, model.ReaderZone);

    /// <summary>A month of launches.</summary>
    public Task<string> CalendarAsync(CalendarModel model) => RenderAsync<CalendarPage>(model);

    /// <summary>A person's own calendar address.</summary>
    public Task<string> CalendarAddressAsync(CalendarAddressModel model) => RenderAsync<CalendarAddressPage>(model);

    /// <summary>The public form for feedback on a launch.</summary>
    public Task<string> FeedbackFormAsync(FeedbackFormModel model) => RenderAsync<FeedbackFormPage>(model);

    /// <summary>What came of a launch, with charts.</summary>
    /// <param name="readerZone">IANA name of the reader's time zone; null where it is not known.</param>
    /// <param name="menus">What whoever looks can do from here; null for nothing.</param>
    public Task<string> RetrospectiveAsync(Retrospective model, string? readerZone = null, ActionMenus? menus = null) =>
        RenderAsync<RetrospectivePage>(model, readerZone, menus);

    /// <summary>The report in a launch's dossier: complete in itself, for screen and paper.</summary>
    public Task<string> DossierAsync(DossierModel model) => RenderAsync<DossierPage>(model);

    private async Task<string> RenderAsync<TPage>(object model, string? readerZone = null, ActionMenus? menus = null)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(PageRoot.Page)] = typeof(TPage),
                [nameof(PageRoot.Model)] = model,
                [nameof(PageRoot.ReaderZone)] = readerZone,
                [nameof(PageRoot.Menus)] = menus ?? ActionMenus.None,
            });
            return (await renderer.RenderComponentAsync<PageRoot>(parameters)).ToHtmlString();
        });
    }
}
