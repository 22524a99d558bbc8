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

/** The one home of which practice knows the meter. */
const KNOWN = ['Ireland', '14', 'Linnet Row', 'Dublin 7', 'Co. Dublin', 'D07 P2K8', '10000000101', '1000101']

function other(at: number): string[] {
  const meters = [String(10_000_000_300 + at), String(1_000_300 + at)]
  return ['Ireland', String(at), 'Mullion Terrace', 'Navan', 'Co. Meath', 'C15 R8Y4', ...meters]
}

/** The homes of a small office as its spreadsheet has them; all with a 24-hour meter, gas and one landlord. */
export function twentyHomes(): string {
  const rows = Array.from({ length: 20 }, (_, at) => [
    ...(at === 0 ? KNOWN : other(at)),
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
