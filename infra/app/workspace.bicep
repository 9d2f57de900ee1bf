// The Log Analytics workspace. Deployed twice: once to be there, once more to use the rule that redacts what it stores.

@description('Name of the workspace.')
param name string

@description('Region of the workspace.')
param location string

@description('Tags of the resource.')
param tags object

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionInDays int

@description('Rule that everything passes on its way into the workspace; empty for none.')
param dataCollectionRuleId string = ''

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionInDays
    features: {
      disableLocalAuth: true
    }
    defaultDataCollectionRuleResourceId: empty(dataCollectionRuleId) ? null : dataCollectionRuleId
  }
}

output id string = workspace.id
