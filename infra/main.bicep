// Everything that LaunchControl needs in Azure. This file only composes; each concern has a file in app/, and rbac.bicep alone grants.

targetScope = 'subscription'

@description('Name of the environment; names of resources are made from it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of all resources; one that offers Flex Consumption.')
param location string

@description('Application (client) id of the Entra app registration that people and systems sign in to.')
param authClientId string

@description('Address that mails come from; verified at SendGrid.')
param mailFrom string

@description('Public address of the app, with a slash at its end; empty for the one that the platform gives.')
param baseAddress string = ''

@description('Principal that deploys and stores the keys; azd fills it in.')
param principalId string = ''

@description('Kind of that principal.')
@allowed(['User', 'ServicePrincipal'])
param principalType string = 'User'

@description('Name of the key that signs review links.')
param signOffKeyName string = '2027a'

@description('Name of the key that secrets of webhooks are derived from.')
param webhookKeyName string = '2027a'

@description('Key whose review links still work; empty for none.')
param previousSignOffKeyName string = ''

@description('Key that secrets of webhooks may still be derived from; empty for none.')
param previousWebhookKeyName string = ''

@description('Instances that never sleep, so many for requests and so many for orchestrations.')
@minValue(0)
param alwaysReady int = 0

@description('Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@description('Copies of the data.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionInDays int = 30

@description('Whether only the app itself can be reached from outside: storage, Service Bus and vault get private endpoints. Service Bus is Premium then.')
param isPrivate bool = false

@description('Address range of the private network, at least a /24.')
param networkAddressPrefix string = '10.71.0.0/24'

@description('Public address that may reach a closed vault to store the keys, for instance 203.0.113.7; empty for none.')
param deployerAddress string = ''

@description('Whether the Durable Task Scheduler runs the orchestrations in the place of the storage account.')
param useDurableTaskScheduler bool = false

@description('Consumption is paid by the action, Dedicated by the capacity unit.')
@allowed(['Consumption', 'Dedicated'])
param durableTaskSchedulerSku string = 'Consumption'

@description('Address of whoever operates the system, told of dead letters and failing requests; empty for nobody.')
param operatorEmail string = ''

@description('SendGrid\'s key that its reports are verified with; empty takes no reports. It is public.')
param mailEventPublicKey string = ''

@description('Further settings of the app, by name; secrets as references to the vault. Settings made by hand are gone after the next provisioning.')
param extraSettings object = {}

var abbreviations = loadJsonContent('abbreviations.json')
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var packageContainer = 'app-package'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: '${abbreviations.resourceGroup}${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.userAssignedIdentity}${token}'
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: '${abbreviations.logAnalyticsWorkspace}${token}'
    insightsName: '${abbreviations.applicationInsights}${token}'
    redactionName: '${abbreviations.dataCollectionRule}${token}'
    location: location
    tags: tags
    retentionInDays: logRetentionInDays
  }
}

module storage 'app/storage.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.storageAccount}${token}'
    location: location
    tags: tags
    sku: storageSku
    packageContainer: packageContainer
    isPrivate: isPrivate
    workspaceId: monitoring.outputs.workspaceId
  }
}

module serviceBus 'app/servicebus.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.serviceBusNamespace}${token}'
    location: location
    tags: tags
    sku: isPrivate ? 'Premium' : 'Standard'
    isPrivate: isPrivate
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'app/keyvault.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.keyVault}${token}'
    location: location
    tags: tags
    isPrivate: isPrivate
    deployerAddress: deployerAddress
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'app/network.bicep' = if (isPrivate) {
  scope: group
  params: {
    name: '${abbreviations.virtualNetwork}${token}'
    location: location
    tags: tags
    addressPrefix: networkAddressPrefix
  }
}

var storageSuffix = environment().suffixes.storage
// One after the other: they share an account and a subnet.
@batchSize(1)
module endpoints 'app/endpoint.bicep' = [
  for part in (isPrivate ? ['blob', 'queue', 'table', 'namespace', 'vault'] : []): {
    scope: group
    name: 'endpoint-${part}'
    params: {
      name: '${abbreviations.privateEndpoint}${part}-${token}'
      location: location
      tags: tags
      serviceId: part == 'namespace' ? serviceBus.outputs.id : part == 'vault' ? vault.outputs.id : storage.outputs.id
      groupId: part
      zoneName: part == 'namespace' ? 'privatelink.servicebus.windows.net' : part == 'vault' ? 'privatelink.vaultcore.azure.net' : 'privatelink.${part}.${storageSuffix}'
      networkId: network!.outputs.id
      subnetId: network!.outputs.endpointSubnetId
    }
  }
]

module scheduler 'app/scheduler.bicep' = if (useDurableTaskScheduler) {
  scope: group
  params: {
    name: '${abbreviations.durableTaskScheduler}${token}'
    location: location
    tags: tags
    sku: durableTaskSchedulerSku
  }
}

module rbac 'app/rbac.bicep' = {
  scope: group
  params: {
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
    storageName: storage.outputs.name
    serviceBusName: serviceBus.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
    schedulerName: useDurableTaskScheduler ? scheduler!.outputs.name : ''
  }
}

module functionApp 'app/functionapp.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.functionApp}${token}'
    planName: '${abbreviations.functionPlan}${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    tableEndpoint: storage.outputs.tableEndpoint
    packageAddress: storage.outputs.packageAddress
    serviceBusHostName: serviceBus.outputs.hostName
    vaultUri: vault.outputs.uri
    insightsConnectionString: monitoring.outputs.insightsConnectionString
    workspaceId: monitoring.outputs.workspaceId
    authClientId: authClientId
    baseAddress: baseAddress
    mailFrom: mailFrom
    mailEventPublicKey: mailEventPublicKey
    extraSettings: extraSettings
    signOffKeyName: signOffKeyName
    webhookKeyName: webhookKeyName
    previousSignOffKeyName: previousSignOffKeyName
    previousWebhookKeyName: previousWebhookKeyName
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    schedulerEndpoint: useDurableTaskScheduler ? scheduler!.outputs.endpoint : ''
    subnetId: isPrivate ? network!.outputs.appSubnetId : ''
  }
  // The package is read, and the host starts, with these roles and over these endpoints.
  dependsOn: [
    rbac
    endpoints
  ]
}

module alerts 'app/alerts.bicep' = if (!empty(operatorEmail)) {
  scope: group
  params: {
    groupName: '${abbreviations.actionGroup}${token}'
    operatorEmail: operatorEmail
    tags: tags
    location: location
    serviceBusName: serviceBus.outputs.name
    workspaceId: monitoring.outputs.workspaceId
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_SUBSCRIPTION_ID string = subscription().subscriptionId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output SERVICE_BUS_NAMESPACE string = serviceBus.outputs.hostName
output STORAGE_TABLE_ENDPOINT string = storage.outputs.tableEndpoint
output APP_ADDRESS string = functionApp.outputs.address
output SIGN_OFF_KEY_NAME string = signOffKeyName
output WEBHOOK_KEY_NAME string = webhookKeyName
