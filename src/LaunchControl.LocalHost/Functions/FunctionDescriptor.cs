using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace LaunchControl.LocalHost.Functions;

/// <summary>One function of the app: its name, its method, and the trigger with the parameter that carries it.</summary>
public sealed record FunctionDescriptor(string Name, MethodInfo Method, ParameterInfo TriggerParameter, TriggerBindingAttribute Trigger);
