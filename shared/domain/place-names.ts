/** What the places are called, in the page's rail and in the menu of the desktop window. */
export const PLACE_NAMES = {
  today: 'Today',
  new: 'New',
  outbox: 'Outbox',
  homes: 'Homes',
  appointments: 'Appointments',
  qualifications: 'Qualifications',
  services: 'Billed services',
  connections: 'Connections',
  settings: 'Settings',
  help: 'Help',
} as const
