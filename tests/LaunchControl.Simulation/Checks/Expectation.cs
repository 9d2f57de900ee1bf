using LaunchControl.Core.Commands;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Simulation.Checks;

/// <summary>A command that was acknowledged, and so must be recorded once, or be moot.</summary>
internal sealed record Expectation(string LaunchId, LaunchCommand Command, CommandOrigin Origin)
{
    public static Expectation Of(SignOffMessage message) =>
        new(message.LaunchId, message.ToCommand(), new CommandOrigin($"sign-off-{message.SignOffId}", message.Approver, message.Channel));
}
