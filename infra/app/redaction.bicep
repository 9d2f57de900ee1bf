// Takes the tokens of links out of telemetry before it is stored. The Functions host reports the path of every request, and the path
// of a review page, feedback form or calendar address holds its token; the app can't keep the host from it.

@description('Name of the data collection rule.')
param name string

@description('Name of the Log Analytics workspace that it applies to.')
param workspaceName string

@description('Region of both.')
param location string

@description('Tags of both.')
param tags object

@description('Days that logs are kept.')
param retentionInDays int

// What the token follows. Whatever comes after it goes too: transformations know no replacement by pattern.
var markers = ['/sign-off/', '/feedback/', '/calendar/feed/']
var redacted = [
  {
    table: 'AppRequests'
    columns: ['Name', 'OperationName', 'Url']
  }
  {
    table: 'AppDependencies'
    columns: ['Name', 'OperationName', 'Data']
  }
  {
    table: 'AppTraces'
    columns: ['Message', 'OperationName']
  }
  {
    table: 'AppExceptions'
    columns: ['OuterMessage', 'InnermostMessage', 'OperationName']
  }
]
var cut = '{0} = iif({0} contains "{1}", strcat(substring({0}, 0, indexof(tolower({0}), "{1}")), "{1}-"), {0})'
// The other properties of such a record are of no use to anybody.
var drop = 'Properties = iif(tostring(Properties) contains "{0}", parse_json("{}"), Properties)'
var statements = [
  for item in redacted: join(
    flatten(map(markers, marker => concat(
      map(item.columns, column => replace(replace(cut, '{0}', column), '{1}', marker)),
      [replace(drop, '{0}', marker)]
    ))),
    ' | extend '
  )
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = {
  name: workspaceName
}

resource rule 'Microsoft.Insights/dataCollectionRules@2023-03-11' = {
  name: name
  location: location
  tags: tags
  kind: 'WorkspaceTransforms'
  properties: {
    destinations: {
      logAnalytics: [
        {
          name: 'workspace'
          workspaceResourceId: workspace.id
        }
      ]
    }
    dataFlows: [
      for (item, index) in redacted: {
        streams: ['Microsoft-Table-${item.table}']
        destinations: ['workspace']
        transformKql: 'source | extend ${statements[index]}'
      }
    ]
  }
}

// The rule names the workspace, so only afterwards can the workspace name the rule: while everything is provisioned anew, it does not count.
module use 'workspace.bicep' = {
  params: {
    name: workspaceName
    location: location
    tags: tags
    retentionInDays: retentionInDays
    dataCollectionRuleId: rule.id
  }
}
