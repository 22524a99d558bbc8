import type { WizardKind } from './wizard-kinds.ts'

/** What each wizard is called where it is offered: on the New page and in the menu of the desktop window. */
export const WIZARD_TITLES: Readonly<Record<WizardKind, string>> = {
  'tenant-switch': 'Tenant moves in',
  'landlord-switch': 'Tenant moves out',
  'purchaser-switch': 'Home is sold',
  'psr-record': 'Priority Services record',
  appointment: 'Book a visit',
  'qualification-award': 'Record a qualification',
  service: 'Set up a billed service',
}

/** The same for a file with many rows. */
export const IMPORT_TITLE = 'Many at once, from a spreadsheet'
