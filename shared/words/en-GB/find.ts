/** The search over everything, and what can be opened from it. */
export const find = {
  title: 'Find',
  label: 'Find a home, a person, a receipt or a page',
  placeholder: 'Address, name, meter or case number',
  results: 'What was found',
  looking: 'Looking…',
  nothing: 'Nothing found',
  found: (count: number) => `${count} found`,
  nothingFor: (typed: string) => `Nothing found for “${typed}”`,
  whatToType:
    'Type the beginning of a street, a name or a town, a whole meter number, or the end of a case number.',
  failed: 'Homes and people could not be searched.',
  retry: 'Try again',
  keys: { choose: 'choose', open: 'open' },
  /** What is found stands under these. */
  groups: {
    home: 'Homes',
    person: 'People',
    receipt: 'Receipts',
    draft: 'Drafts',
    pages: 'Go to',
    start: 'Start',
  },
  people: 'People',
  /** What there is on each page. */
  pages: {
    today: '',
    new: 'What is happening at the home?',
    outbox: 'What is sent and what waits',
    homes: 'Every home that Handover knows',
    people: 'Tenants, landlords and purchasers',
    appointments: 'Visits that are booked',
    qualifications: 'Who may do what, and until when',
    services: 'What an account is charged',
    connections: 'Where things are sent',
    settings: '',
  },
  begin: (what: string) => `New: ${what}`,
  importHomes: { name: 'Import homes', from: 'From a spreadsheet' },
}
