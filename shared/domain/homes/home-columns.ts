/** What a column of a file of homes can hold, in the order of the template. */
export const HOME_COLUMNS = [
  'country',
  'propertyName',
  'street',
  'locality',
  'town',
  'region',
  'postCode',
  'mprn',
  'gprn',
  'mpan',
  'gasMprn',
  'supply',
  'meterType',
  'payAsYouGo',
  'landlordFirstName',
  'landlordLastName',
  'landlordPhone',
  'landlordEmail',
] as const
export type HomeColumn = (typeof HOME_COLUMNS)[number]
