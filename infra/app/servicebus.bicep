// Queues that other systems and review pages send to, and the topic that carries what happens.

@description('Name of the namespace.')
param name string

@description('Region of the namespace.')
param location string

@description('Tags of the resource.')
param tags object

@description('Premium is needed for private endpoints.')
@allowed(['Standard', 'Premium'])
param sku string

@description('Whether the public endpoint is closed; then a private endpoint is needed.')
param isPrivate bool

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

// A redelivery counts crashes only: the app puts failed messages off by itself.
var maxDeliveryCount = 10
var lockDuration = 'PT1M'
var duplicateWindow = 'PT10M'
var timeToLive = 'P14D'

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: {
    name: sku
    tier: sku
  }
  properties: {
    // Identity only: no connection string opens it.
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  }

  resource queue 'queues' = [
    for queueName in ['gate-sign-offs', 'launch-commands', 'webhook-events']: {
      name: queueName
      properties: {
        requiresDuplicateDetection: true
        duplicateDetectionHistoryTimeWindow: duplicateWindow
        maxDeliveryCount: maxDeliveryCount
        lockDuration: lockDuration
        defaultMessageTimeToLive: timeToLive
        deadLetteringOnMessageExpiration: true
      }
    }
  ]

  resource events 'topics' = {
    name: 'launch-events'
    properties: {
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: duplicateWindow
      defaultMessageTimeToLive: timeToLive
    }

    // The webhooks are one consumer of the topic; others add subscriptions of their own.
    resource webhooks 'subscriptions' = {
      name: 'webhooks'
      properties: {
        forwardTo: 'webhook-events'
        maxDeliveryCount: maxDeliveryCount
        lockDuration: lockDuration
        deadLetteringOnMessageExpiration: true
      }
      dependsOn: [
        queue
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output name string = namespace.name
output id string = namespace.id
output hostName string = '${namespace.name}.servicebus.windows.net'
