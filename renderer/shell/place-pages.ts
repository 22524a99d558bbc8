/** Every page but Today, each in a file of its own which is loaded when somebody goes there: a start needs none of them, nor this list. */
export const placePages = {
  about: () => import('#renderer/views/about/AboutPage.svelte'),
  appointments: () => import('#renderer/views/appointments/AppointmentsPage.svelte'),
  batch: () => import('#renderer/views/batch/BatchPage.svelte'),
  connections: () => import('#renderer/views/connections/ConnectionsPage.svelte'),
  help: () => import('#renderer/views/help/HelpPage.svelte'),
  homes: () => import('#renderer/views/homes/HomesPlace.svelte'),
  importFile: () => import('#renderer/views/import/FilePage.svelte'),
  importSteps: () => import('#renderer/views/import/ImportPage.svelte'),
  new: () => import('#renderer/views/NewPage.svelte'),
  outbox: () => import('#renderer/views/outbox/OutboxPage.svelte'),
  qualifications: () => import('#renderer/views/qualifications/QualificationsPage.svelte'),
  receipt: () => import('#renderer/views/receipt/ReceiptPage.svelte'),
  serviceChange: () => import('#renderer/wizards/service-change/Wizard.svelte'),
  services: () => import('#renderer/views/services/ServicesPage.svelte'),
  settings: () => import('#renderer/views/settings/SettingsPage.svelte'),
  /** Which loads the wizard of the kind that is asked for. */
  wizard: () => import('./WizardPlace.svelte'),
}
