import type { EditedHome } from '#shared/contract/homes.ts'
import type { KnownHome } from '#shared/contract/known-home.ts'
import { COUNTRIES, METER_MEANINGS, SWITCH_MEANINGS } from '#shared/domain/codes.ts'

/** The facts of a home as they stand in the fields of a form: text, '' where nothing is known. */
export type HomeFields = Readonly<Record<HomeField, string>>

export const HOME_FIELDS = [
  'country',
  'address.propertyName',
  'address.street',
  'address.locality',
  'address.town',
  'address.region',
  'address.postCode',
  'mprn',
  'gprn',
  'mpan',
  'gasMprn',
  'supply',
  'meterType',
  'payAsYouGo',
] as const
export type HomeField = (typeof HOME_FIELDS)[number]

export function fieldsOf(home: KnownHome): HomeFields {
  const { address } = home
  return {
    country: home.country ?? '',
    'address.propertyName': address.propertyName,
    'address.street': address.street,
    'address.locality': address.locality,
    'address.town': address.town,
    'address.region': address.region,
    'address.postCode': address.postCode,
    mprn: home.mprn ?? '',
    gprn: home.gprn ?? '',
    mpan: home.mpan ?? '',
    gasMprn: home.gasMprn ?? '',
    supply: home.supply ?? '',
    meterType: home.meterType ?? '',
    payAsYouGo: home.payAsYouGo === null ? '' : home.payAsYouGo ? 'yes' : 'no',
  }
}

/** What the fields say, for the core, which tells what is not right. */
export function editedHome(fields: HomeFields, landlordId: string | null): EditedHome {
  const number = (text: string) => (text.trim() === '' ? null : text.trim())
  return {
    country: COUNTRIES.find((one) => one === fields.country) ?? null,
    address: {
      propertyName: fields['address.propertyName'].trim(),
      street: fields['address.street'].trim(),
      locality: fields['address.locality'].trim(),
      town: fields['address.town'].trim(),
      region: fields['address.region'].trim(),
      postCode: fields['address.postCode'].trim(),
    },
    mprn: number(fields.mprn),
    gprn: number(fields.gprn),
    mpan: number(fields.mpan),
    gasMprn: number(fields.gasMprn),
    supply: SWITCH_MEANINGS.find((one) => one === fields.supply) ?? null,
    meterType: METER_MEANINGS.find((one) => one === fields.meterType) ?? null,
    payAsYouGo: fields.payAsYouGo === '' ? null : fields.payAsYouGo === 'yes',
    landlordId,
  }
}

/** The field that an issue of the core is about; '' when it is about the whole. */
export function fieldOfIssue(path: string): HomeField | '' {
  if (path === 'address') return 'address.street'
  return HOME_FIELDS.find((field) => field === path) ?? ''
}
