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

@description('Instances that never sleep, for orchestrations that go on at once.')
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
    isPrivate: false
    workspaceId: monitoring.outputs.workspaceId
  }
}

module serviceBus 'app/servicebus.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.serviceBusNamespace}${token}'
    location: location
    tags: tags
    sku: 'Standard'
    isPrivate: false
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'app/keyvault.bicep' = {
  scope: group
  params: {
    name: '${abbreviations.keyVault}${token}'
    location: location
    tags: tags
    isPrivate: false
    workspaceId: monitoring.outputs.workspaceId
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
    signOffKeyName: signOffKeyName
    webhookKeyName: webhookKeyName
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    instanceMemory: instanceMemory
    subnetId: ''
  }
  // The package is read, and the host starts, with these roles.
  dependsOn: [
    rbac
  ]
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionApp.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output SERVICE_BUS_NAMESPACE string = serviceBus.outputs.hostName
output STORAGE_TABLE_ENDPOINT string = storage.outputs.tableEndpoint
output APP_ADDRESS string = functionApp.outputs.address
