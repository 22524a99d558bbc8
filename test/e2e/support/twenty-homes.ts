const HEADER = [
  'Country',
  'Property Name',
  'Street',
  'Town',
  'Region',
  'Post Code',
  'MPRN',
  'GPRN',
  'Supply',
  'Meter Type',
  'Pay As You Go',
  'Landlord First Name',
  'Landlord Last Name',
  'Landlord Phone',
  'Landlord Email',
] as const

/** The homes of a small office as its spreadsheet has them; all with a 24-hour meter, gas and one landlord. */
export function twentyHomes(): string {
  const rows = Array.from({ length: 20 }, (_, at) => [
    'Ireland',
    String(at + 1),
    'Mullion Terrace',
    'Navan',
    'Co. Meath',
    'C15 R8Y4',
    String(10_000_000_300 + at),
    String(1_000_300 + at),
    'Electricity and gas',
    '24-hour meter',
    'No',
    'Declan',
    'Hennessy',
    '+353 20 910 4417',
    'declan.hennessy@example.org',
  ])
  return [HEADER, ...rows].map((row) => row.join(',')).join('\r\n')
}
