import type { HOME_COLUMNS } from '#shared/domain/homes/home-columns.ts'

type HomeColumn = (typeof HOME_COLUMNS)[number]

/** What each column of a file of homes holds, as people call it. */
export const COLUMN_WORDS: Readonly<Record<HomeColumn, string>> = {
  country: 'Country',
  propertyName: 'House number or name',
  street: 'Street',
  locality: 'Area or townland',
  town: 'Town or city',
  region: 'County',
  postCode: 'Eircode or postcode',
  mprn: 'Electricity (MPRN)',
  gprn: 'Gas (GPRN)',
  mpan: 'Electricity in Great Britain (MPAN)',
  gasMprn: 'Gas in Great Britain (MPRN)',
  supply: 'Supply',
  meterType: 'Kind of electricity meter',
  payAsYouGo: 'Pay-as-you-go gas meter',
  landlordFirstName: 'Landlord: first name',
  landlordLastName: 'Landlord: last name or company',
  landlordPhone: 'Landlord: telephone',
  landlordEmail: 'Landlord: e-mail',
}

export const ROW_WORDS = {
  new: 'New',
  known: 'Known already',
  faulty: 'Left out',
} as const

/** A file of homes to fill in: one header row with the words above. */
export function emptyFile(columns: readonly HomeColumn[]): string {
  const quoted = columns.map((column) => `"${COLUMN_WORDS[column].replaceAll('"', '""')}"`)
  return `${quoted.join(',')}\r\n`
}
