namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>As what a list is downloaded from a page.</summary>
public enum ExportFormat
{
    Csv,
    Json,
}
