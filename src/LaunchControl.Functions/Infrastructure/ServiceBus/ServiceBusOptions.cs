using System.ComponentModel.DataAnnotations;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Where the queues are. Section <c>ServiceBus</c>, which is also what the triggers' <c>Connection</c> names.</summary>
public sealed class ServiceBusOptions : IValidatableObject
{
    public const string Section = "ServiceBus";

    /// <summary>Host name of the namespace; the app signs in with its identity. For Azure.</summary>
    public string? FullyQualifiedNamespace { get; set; }

    /// <summary>The value of the section itself: a connection string, for emulators and the local broker only.</summary>
    public string? ConnectionString { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(FullyQualifiedNamespace) && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return new ValidationResult(
                "ServiceBus__fullyQualifiedNamespace must be the host name of a Service Bus namespace, for instance NAMESPACE.servicebus.windows.net (or, for a local broker, ServiceBus must be its connection string).",
                [nameof(FullyQualifiedNamespace)]);
        }
    }
}
