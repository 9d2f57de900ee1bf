// Durable Task Scheduler: the managed backend of the orchestrations, in the place of the storage account's queues and tables.

@description('Name of the scheduler: 3 to 64 letters, digits and hyphens.')
param name string

@description('Region of the scheduler.')
param location string

@description('Tags of the resource.')
param tags object

@description('Consumption is paid by the action, Dedicated by the capacity unit.')
@allowed(['Consumption', 'Dedicated'])
param sku string

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: {
      name: sku
      capacity: sku == 'Dedicated' ? 1 : null
    }
    // Who may call is a matter of roles: the app's outgoing addresses are not fixed.
    ipAllowlist: ['0.0.0.0/0']
  }

  resource hub 'taskHubs' = {
    name: 'launchcontrol'
  }
}

output name string = scheduler.name
output endpoint string = scheduler.properties.endpoint
