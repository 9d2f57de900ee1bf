using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Reads forms of our pages within bounds.</summary>
internal static class FormFields
{
    /// <summary>For forms of signed-in people, some of which hold a whole brief.</summary>
    public const int LargestOfBoard = 512 * 1024;

    private const int Largest = 64 * 1024;

    /// <summary>No browser sends our forms in a way that can't be read: such a form is an empty one.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellationToken, int largest = Largest)
    {
        try
        {
            return request.HasFormContentType && request.ContentLength <= largest ? await request.ReadFormAsync(cancellationToken) : FormCollection.Empty;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }
}
