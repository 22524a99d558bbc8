import Papa from 'papaparse'

/** The columns of a letting agent's sheet, in the names of common software. */
export const SHEET_HEADERS = [
  'MPRN',
  'GPRN',
  'House Name',
  'Address 1',
  'Town/City',
  'Eircode',
  'Country',
  'Supply',
  'Meter Type',
  'Opening Read',
  'Gas Reading',
  'Reading Date',
  'Move-in date',
  'Title',
  'First Name',
  'Surname',
  'Mobile No.',
  'Email Address',
  'DOB',
  'Critical care',
  'Landlord Forename',
  'Landlord Surname',
  'Landlord Phone',
  'Landlord Email',
  'Landlord Address 1',
  'Landlord Town',
  'Landlord Country',
] as const
export type SheetHeader = (typeof SHEET_HEADERS)[number]

const FIRST_NAMES = ['Aoife', 'Declan', 'Siobhán', 'Niamh', 'Cillian', 'Orla', 'Tadhg']
const STREETS = ['Harbour Row', 'Weir View', 'Mill Lane', 'Turf Lane', 'Quay Street']

/** `20/11/2026`, so many days before a day. */
export function written(day: string): string {
  return day.split('-').toReversed().join('/')
}

/** A move-in of its own for each number; `change` puts other texts in. `day` is `yyyy-MM-dd`. */
export function sheetRow(
  number: number,
  day: string,
  change: Partial<Record<SheetHeader, string>> = {},
): string[] {
  const street = STREETS[number % STREETS.length] ?? ''
  const row: Record<SheetHeader, string> = {
    MPRN: String(10_200_000_000 + number),
    GPRN: String(1_000_000 + number),
    'House Name': `Apartment ${(number % 60) + 1}, Block ${'ABCD'.charAt(number % 4)}`,
    'Address 1': `${(number % 90) + 1} ${street}`,
    'Town/City': 'Dublin 2',
    Eircode: 'D02 X285',
    Country: 'Ireland',
    Supply: 'Electricity and gas',
    'Meter Type': 'Standard',
    'Opening Read': String(10_000 + number),
    'Gas Reading': String(2_000 + number),
    'Reading Date': written(day),
    'Move-in date': written(day),
    Title: number % 2 === 0 ? 'Mr' : 'Ms',
    'First Name': FIRST_NAMES[number % FIRST_NAMES.length] ?? '',
    Surname: `Byrne-${number}`,
    'Mobile No.': `087 ${String(1_000_000 + number)}`,
    'Email Address': `tenant${number}@example.com`,
    DOB: `17/04/${1980 + (number % 25)}`,
    'Critical care': 'no',
    'Landlord Forename': 'Declan',
    'Landlord Surname': `Walsh-${number % 40}`,
    'Landlord Phone': `01 234 5${String(100 + (number % 40))}`,
    'Landlord Email': `landlord${number % 40}@example.com`,
    'Landlord Address 1': `${(number % 40) + 1} Mill Lane`,
    'Landlord Town': 'Navan',
    'Landlord Country': 'Ireland',
    ...change,
  }
  return SHEET_HEADERS.map((header) => row[header])
}

export function sheetOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  return `${Papa.unparse([[...SHEET_HEADERS], ...rows.map((row) => [...row])], { delimiter, newline: '\r\n' })}\r\n`
}
