// Where logs, traces and metrics go.

@description('Name of the Log Analytics workspace.')
param workspaceName string

@description('Name of the Application Insights resource.')
param insightsName string

@description('Name of the rule that takes tokens out of telemetry.')
param redactionName string

@description('Region of all three.')
param location string

@description('Tags of all three.')
param tags object

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionInDays int = 30

module workspace 'workspace.bicep' = {
  params: {
    name: workspaceName
    location: location
    tags: tags
    retentionInDays: retentionInDays
  }
}

module redaction 'redaction.bicep' = {
  params: {
    name: redactionName
    workspaceName: workspaceName
    location: location
    tags: tags
    retentionInDays: retentionInDays
  }
  dependsOn: [
    workspace
  ]
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.outputs.id
    DisableLocalAuth: true
  }
  dependsOn: [
    redaction
  ]
}

output workspaceId string = workspace.outputs.id
output insightsName string = insights.name
output insightsConnectionString string = insights.properties.ConnectionString
