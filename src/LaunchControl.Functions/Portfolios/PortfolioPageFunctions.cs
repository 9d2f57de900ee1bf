using LaunchControl.Core.People;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Board;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Portfolios;

/// <summary>
/// <c>/board</c>, for signed-in people: readers see all launches, others those in which they take part. With <c>format</c> it is a download of all that fit.
/// </summary>
public sealed class PortfolioPageFunctions(
    PageRequests pages, PageRenderer renderer, PortfolioReader portfolios, PersonPortfolios people, IBlackouts blackouts, ReaderZones zones, TimeProvider time)
{
    [Function("ShowPortfolio")]
    public Task<IResult> ShowPortfolioAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "board")] HttpRequest request, CancellationToken cancellationToken) =>
        pages.RunSignedInAsync(request, async caller =>
        {
            if (await ReadAsync(caller, cancellationToken) is not { } portfolio)
            {
                return await pages.ForbiddenAsync(request, caller, AccessRule.Read);
            }

            var query = new QueryFields(request);
            var (asked, format, model) = (PortfolioQuery.OfPage(query), PageDownload.FormatOf(query), ModelOf(caller, portfolio, FormOf(query)));
            model = model with { ReaderZone = await zones.ReadAsync(caller, cancellationToken) };
            return query.HasFaults ? new PageResult(await renderer.PortfolioAsync(model with { Sort = asked.Sort, Errors = ErrorsOf(query) }), StatusCodes.Status422UnprocessableEntity)
                : format is { } wanted ? Download(portfolio, asked, wanted)
                : new PageResult(await renderer.PortfolioAsync(await FillAsync(model, portfolio, asked, cancellationToken)));
        });

    // Null for somebody who may see nothing.
    private async Task<Portfolio?> ReadAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (AccessRule.Read.Allows(caller))
        {
            return await portfolios.ReadAsync(cancellationToken);
        }

        return AddressOf(caller) is { } person && await people.ReadAsync(person, cancellationToken) is { Total: > 0 } own ? own : null;
    }

    private PortfolioModel ModelOf(Caller caller, Portfolio portfolio, PortfolioForm form) => new()
    {
        Launches = [],
        Now = time.GetUtcNow(),
        Total = portfolio.Total,
        Form = form,
        Teams = portfolio.Teams,
        IsOwn = !AccessRule.Read.Allows(caller),
        MayStart = AccessRule.Manage.Allows(caller),
        Me = AddressOf(caller),
    };

    private async Task<PortfolioModel> FillAsync(PortfolioModel model, Portfolio portfolio, PortfolioQuery asked, CancellationToken cancellationToken)
    {
        var page = portfolio.Page(asked.Filter, asked.Sort, asked.PageSize, asked.After);
        return model with
        {
            Launches = page.Items,
            Next = page.ContinuationToken,
            Counts = portfolio.Count(asked.Filter),
            Sort = asked.Sort,
            Windows = model is { IsOwn: false, Form.IsTimeline: true } ? (await blackouts.ReadAsync(cancellationToken)).Calendar.Windows : [],
        };
    }

    private static PageDownload Download(Portfolio portfolio, PortfolioQuery asked, ExportFormat format)
    {
        var launches = portfolio.All(asked.Filter, asked.Sort);
        return PageDownload.Of("launches", [.. launches], LaunchesCsv.Columns, format);
    }

    private static PortfolioForm FormOf(QueryFields query) => new()
    {
        Search = query.Text("q"),
        Status = query.Text("status"),
        Rag = query.Text("rag"),
        Tier = query.Text("tier"),
        Team = query.Text("team"),
        Owner = query.Text("owner"),
        From = query.Text("from"),
        To = query.Text("to"),
        Sort = query.Text("sort"),
        PageSize = query.Text("pageSize"),
        View = query.Word("view", "table", PortfolioForm.Timeline),
        Token = query.ContinuationToken,
    };

    // What has no field of its own is mended at the first one.
    private static IReadOnlyList<FormError> ErrorsOf(QueryFields query) =>
        [.. query.Faults.Select(fault => new FormError(fault.Message, Fields.Contains(fault.Name) ? fault.Name : Fields[0]))];

    private static string? AddressOf(Caller caller) => PersonAddress.TryNormalize(caller.Person, out var me) ? me : null;

    private static readonly string[] Fields = ["q", "status", "rag", "sort", "team", "tier", "owner", "from", "to"];
}
