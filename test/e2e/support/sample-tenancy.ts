/** Every text field of the wizard that is filled in the full run, with a value that is found nowhere else. */
export const TYPED = {
  home: {
    'property.address.propertyName': '14',
    'property.address.street': 'Linnet Row',
    'property.address.locality': 'Phibsborough',
    'property.address.town': 'Dublin 7',
    'property.address.region': 'Co. Dublin',
    'property.address.postCode': 'D07 P2K8',
  },
  tenant: {
    'tenant.firstName': 'Aoife',
    'tenant.lastName': 'Brannigan',
    'tenant.telephoneNumber': '+353 20 910 1284',
    'tenant.email': 'aoife.brannigan@example.com',
  },
  landlord: {
    'landlord.firstName': 'Declan',
    'landlord.lastName': 'Hennessy',
    'landlord.telephoneNumber': '+353 20 910 4417',
    'landlord.email': 'declan.hennessy@example.org',
    'landlord.address.propertyName': 'Mill House',
    'landlord.address.street': 'Weaver Road',
    'landlord.address.locality': 'Athlumney',
    'landlord.address.town': 'Navan',
    'landlord.address.region': 'Co. Meath',
    'landlord.address.postCode': 'C15 R8Y4',
  },
} as const

/** Days around today as they are typed, so that no check finds them odd. */
export function typedDate(daysAgo: number): { typed: string; sent: string } {
  const day = new Date()
  day.setDate(day.getDate() - daysAgo)
  const pad = (part: number) => String(part).padStart(2, '0')
  const [y, m, d] = [day.getFullYear(), pad(day.getMonth() + 1), pad(day.getDate())]
  return { typed: `${d} ${m} ${y}`, sent: `${y}-${m}-${d}T00:00` }
}
