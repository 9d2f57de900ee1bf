// The app itself: Flex Consumption, signed in with its identity everywhere, people signed in by the platform.

@description('Name of the function app.')
param name string

@description('Name of the plan.')
param planName string

@description('Region of both.')
param location string

@description('Tags of both; azd finds the app by them.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Name of the storage account.')
param storageName string

@description('Table endpoint of the storage account.')
param tableEndpoint string

@description('Address of the container that holds the deployed package.')
param packageAddress string

@description('Host name of the Service Bus namespace.')
param serviceBusHostName string

@description('Address of the vault, with a slash at its end.')
param vaultUri string

@description('Connection string of Application Insights; it holds no key that opens anything while local authentication is off.')
param insightsConnectionString string

@description('Log Analytics workspace that diagnostics go to.')
param workspaceId string

@description('Application (client) id of the app registration that people and systems sign in to.')
param authClientId string

@description('Public address of the app, with a slash at its end; empty for the one that the platform gives.')
param baseAddress string

@description('Address that mails come from.')
param mailFrom string

@description('SendGrid\'s key that its reports are verified with; empty takes no reports.')
param mailEventPublicKey string

@description('Further settings of the app, by name.')
param extraSettings object

@description('Name of the key that signs review links: a secret SignOffLinks-NAME of the vault.')
param signOffKeyName string

@description('Name of the key that secrets of webhooks are derived from: a secret Webhooks-NAME of the vault.')
param webhookKeyName string

@description('Name of a key whose review links still work; empty for none.')
param previousSignOffKeyName string

@description('Name of a key that secrets of webhooks may still be derived from; empty for none.')
param previousWebhookKeyName string

@description('Instances that never sleep, so many for requests and so many for orchestrations; 0 costs nothing when idle.')
@minValue(0)
param alwaysReady int

@description('Most instances at a time.')
@minValue(40)
@maxValue(1000)
param maximumInstances int

@description('Memory of an instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int

@description('Endpoint of the Durable Task Scheduler; empty where the storage account runs the orchestrations.')
param schedulerEndpoint string

@description('Subnet that the app\'s outgoing traffic takes; empty for none.')
param subnetId string

var issuer = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
var settings = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsDisableHomepage: 'true'
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  Site__baseAddress: empty(baseAddress) ? 'https://${name}.azurewebsites.net/' : baseAddress
  Tables__endpoint: tableEndpoint
  ServiceBus__fullyQualifiedNamespace: serviceBusHostName
  ServiceBus__credential: 'managedidentity'
  ServiceBus__clientId: identityClientId
  Mail__from: mailFrom
  Mail__sendGridApiKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/Mail-sendGridApiKey)'
  Mail__eventWebhookPublicKey: mailEventPublicKey
  SignOffLinks__activeKey: signOffKeyName
  'SignOffLinks__keys__${signOffKeyName}': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/SignOffLinks-${signOffKeyName})'
  Webhooks__activeKey: webhookKeyName
  'Webhooks__keys__${webhookKeyName}': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/Webhooks-${webhookKeyName})'
  Access__authority: issuer
  Access__audience: authClientId
  Access__trustPlatformPrincipal: 'true'
  // The platform's front end is the one proxy before the app.
  RateLimits__trustedProxies: '1'
}

var previousSignOffKey = empty(previousSignOffKeyName) ? {} : {
  'SignOffLinks__keys__${previousSignOffKeyName}': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/SignOffLinks-${previousSignOffKeyName})'
}
var previousWebhookKey = empty(previousWebhookKeyName) ? {} : {
  'Webhooks__keys__${previousWebhookKeyName}': '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/Webhooks-${previousWebhookKeyName})'
}

// The package of such an environment has a host.json that names this setting.
var schedulerSettings = empty(schedulerEndpoint) ? {} : {
  DurableTaskScheduler: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    tier: 'FlexConsumption'
    name: 'FC1'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageAddress
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        // Pages and the API scale apart from the orchestrations.
        alwaysReady: alwaysReady == 0 ? [] : [
          {
            name: 'http'
            instanceCount: alwaysReady
          }
          {
            name: 'durable'
            instanceCount: alwaysReady
          }
        ]
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemory
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, previousSignOffKey, previousWebhookKey, schedulerSettings, extraSettings)
  }

  // Deployment with user name and password is off.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  // Pages ask for a sign-in themselves; links and the API have credentials of their own, so nobody is turned away at the door.
  resource auth 'config' = {
    name: 'authsettingsV2'
    properties: {
      platform: {
        enabled: true
      }
      globalValidation: {
        requireAuthentication: false
        unauthenticatedClientAction: 'AllowAnonymous'
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: authClientId
            openIdIssuer: issuer
          }
          validation: {
            allowedAudiences: [authClientId]
          }
        }
      }
      login: {
        tokenStore: {
          enabled: false
        }
      }
      httpSettings: {
        requireHttps: true
      }
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    // Logs come by Application Insights, where tokens are taken out; a second copy would hold them.
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}/'
