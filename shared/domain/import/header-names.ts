/*
 * The names that letting software and people give to columns, beside our own (the JSON paths of the body). Case, spaces, underscores
 * and punctuation do not count.
 */

/** What a member is called, by the last part of its path. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  mprn: [
    'mprn number',
    'mprn no',
    'meter point ref',
    'meter point reference',
    'meter point reference number',
    'meter point registration number',
    'electricity mprn',
    'electricity meter number',
    'electricity meter point number',
    'electric mprn',
    'esb mprn',
  ],
  gprn: [
    'gprn number',
    'gprn no',
    'gas gprn',
    'gas point ref',
    'gas point registration number',
    'gas meter number',
    'gas point number',
  ],
  mpan: ['mpan number', 'mpan no', 'electricity mpan', 'supply number', 's number'],
  gasMprn: ['gas mprn', 'gas mprn number', 'gas meter point reference', 'gas mpr', 'mpr'],
  electricMeterType: [
    'electricity meter type',
    'meter type',
    'type of meter',
    'electric meter',
    'electricity meter',
  ],
  payAsYouGoGasMeter: ['payg gas', 'payg gas meter', 'prepay gas', 'prepay gas meter', 'gas pay as you go'],
  propertyId: ['property ref', 'property reference', 'property number id'],
  switchType: ['supply', 'supplies', 'utilities', 'utility', 'fuel', 'fuel type', 'services', 'switch'],
  twentyFourHourMeterRead: [
    '24 hour reading',
    '24 hour meter reading',
    '24h reading',
    'electricity reading',
    'electricity meter reading',
    'electric reading',
    'elec reading',
    'opening read',
    'opening reading',
    'opening electricity reading',
    'opening elec reading',
    'meter reading',
    'reading',
  ],
  nightSaverMeterRead: ['nightsaver reading', 'night saver reading'],
  dayMeterRead: ['day reading', 'day read', 'day meter reading', 'electricity day reading'],
  nightMeterRead: ['night reading', 'night read', 'night meter reading', 'electricity night reading'],
  peakMeterRead: ['peak reading', 'peak read', 'peak meter reading', 'electricity peak reading'],
  gasMeterRead: [
    'gas reading',
    'gas read',
    'gas meter reading',
    'opening gas reading',
    'opening gas read',
    'gas opening reading',
  ],
  meterReadingDate: [
    'reading date',
    'read date',
    'date of reading',
    'date read',
    'meter read date',
    'read on',
  ],
  tenancyStartDate: [
    'tenancy start',
    'start date',
    'move in date',
    'move in',
    'moving in date',
    'lease start',
    'lease start date',
    'date moved in',
    'commencement date',
    'tenancy commencement date',
  ],
  tenancyId: ['tenancy ref', 'tenancy reference'],
  billTo: ['bill', 'bill goes to', 'send bill to', 'billing'],
  postCode: ['postal code', 'eircode', 'eir code', 'zip', 'zip code', 'post code'],
  propertyName: [
    'house',
    'house name',
    'house number',
    'house no',
    'house name or number',
    'building',
    'building name',
    'unit',
    'flat',
    'apartment',
  ],
  street: ['address', 'address 1', 'address line 1', 'addr 1', 'street address', 'road', 'street name'],
  locality: ['address 2', 'address line 2', 'addr 2', 'area', 'district'],
  town: ['address 3', 'address line 3', 'addr 3', 'city', 'town city', 'town or city', 'post town'],
  region: ['address 4', 'address line 4', 'addr 4', 'county', 'state', 'province'],
  country: ['country name'],
  countryCode: ['country id', 'country number'],
  titleId: ['title', 'salutation'],
  firstName: ['forename', 'given name', 'christian name', 'first names', 'forenames'],
  lastName: ['surname', 'family name', 'second name'],
  telephoneNumber: [
    'telephone',
    'phone',
    'phone number',
    'phone no',
    'mobile',
    'mobile number',
    'mobile phone',
    'mobile no',
    'tel',
    'tel no',
    'contact number',
    'contact telephone',
  ],
  email: ['e mail', 'email address', 'e mail address', 'mail'],
  dateOfBirth: ['dob', 'birth date', 'birthday', 'date born'],
  criticalCare: ['critical care register', 'priority customer', 'medically dependent', 'vulnerable'],
}

/** What a whole name in one cell is taken for where it says whose: a landlord is often a company. */
const WHOLE_NAMES: Readonly<Record<string, readonly string[]>> = {
  landlord: ['name', 'company', 'company name', 'business name'],
}

/** What whoever or whatever a member belongs to is called, by the first part of its path. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  property: ['property', 'home', 'premises', 'site', 'supply'],
  meterReadings: ['meter readings', 'readings', 'meter', 'opening'],
  tenant: ['tenant', 'lead tenant', 'new tenant', 'occupier', 'applicant', 'tenant 1', 'tenants'],
  purchaser: ['purchaser', 'buyer', 'new owner'],
  landlord: ['landlord', 'owner', 'lessor', 'landlords'],
}

/** Whose names stand without saying whose, best first: the home’s, and those of whoever the bill will be for. */
const PLAIN_OWNERS = ['property', 'meterReadings', 'tenant', 'purchaser', 'landlord'] as const

/** Letters and digits only, in lower case. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** The known names of a kind's columns, each with the path that it stands for. */
export function knownNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const add = (name: string, path: string) => {
    const plain = plainHeader(name)
    if (!names.has(plain)) names.set(plain, path)
  }
  const owners = PLAIN_OWNERS.filter((owner) => paths.some((path) => path.startsWith(`${owner}.`)))
  // With whose it is, and then without: there the first owner that has such a member is meant.
  for (const path of paths) {
    const owner = path.split('.')[0] ?? ''
    const names = [...namesOf(path), ...wholeNamesOf(path)]
    for (const whose of OWNERS[owner] ?? []) for (const name of names) add(`${whose} ${name}`, path)
  }
  for (const path of paths) if (!path.includes('.')) for (const name of namesOf(path)) add(name, path)
  for (const owner of owners)
    for (const path of paths)
      if (path.startsWith(`${owner}.`)) for (const name of namesOf(path)) add(name, path)
  return names
}

function namesOf(path: string): readonly string[] {
  const last = path.split('.').at(-1) ?? ''
  return [spaced(last), ...(MEMBERS[last] ?? [])]
}

function wholeNamesOf(path: string): readonly string[] {
  const [owner = '', member] = path.split('.')
  return member === 'lastName' ? (WHOLE_NAMES[owner] ?? []) : []
}

/** `tenancyStartDate` → `tenancy start date` */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
}
