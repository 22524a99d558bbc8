/** A meter point as the stand-in knows it; what the MPRN lookup answers. */
export interface MeterPoint {
  propertyName: string | null
  street: string
  locality: string | null
  town: string
  region: string
  postcode: string
  /** Not the ElectricMeterType number: like the service's, its meaning is not told. */
  meterType: number
  serialNumber: string
  energised: boolean
  terminated: boolean
}

const point = (
  postcode: string,
  address: readonly [
    propertyName: string | null,
    street: string,
    locality: string | null,
    town: string,
    region: string,
  ],
  meter: { type: number; serial: string; energised?: false; terminated?: true },
): MeterPoint => ({
  propertyName: address[0],
  street: address[1],
  locality: address[2],
  town: address[3],
  region: address[4],
  postcode,
  meterType: meter.type,
  serialNumber: meter.serial,
  energised: meter.energised ?? true,
  terminated: meter.terminated ?? false,
})

/** By MPRN. The streets are invented; the last is the home of `handover example tenant-switch`. */
export const METER_POINTS: ReadonlyMap<string, MeterPoint> = new Map([
  [
    '10000000101',
    point('D07 P2K8', ['14', 'Linnet Row', 'Phibsborough', 'Dublin 7', 'Co. Dublin'], {
      type: 1,
      serial: '20481733',
    }),
  ],
  [
    '10000000202',
    point('T12 W6V3', ['Apartment 3', 'Ferry Quay', null, 'Cork', 'Co. Cork'], {
      type: 1,
      serial: '20773018',
    }),
  ],
  [
    '10000000303',
    point('H91 K4D9', ['Rose Cottage', 'Turf Lane', 'Barna', 'Galway', 'Co. Galway'], {
      type: 2,
      serial: '31120456',
    }),
  ],
  [
    '10000000404',
    point('V94 N8X2', ['27', 'Weir View', 'Corbally', 'Limerick', 'Co. Limerick'], {
      type: 12,
      serial: '56003917',
    }),
  ],
  [
    '10000000505',
    point('X91 C3A6', ['9', 'Glass Street', null, 'Waterford', 'Co. Waterford'], {
      type: 1,
      serial: '20994410',
    }),
  ],
  [
    '10000000606',
    point('R95 T7E4', ['The Old Forge', 'Abbey Lane', null, 'Kilkenny', 'Co. Kilkenny'], {
      type: 1,
      serial: '19530028',
      energised: false,
    }),
  ],
  [
    '10000000707',
    point('F91 H2W5', ['2', 'Harbour Steps', 'Rosses Point', 'Sligo', 'Co. Sligo'], {
      type: 1,
      serial: '17750391',
      energised: false,
      terminated: true,
    }),
  ],
  [
    '81000000909',
    point('BT7 1NN', ['41', 'Linenhall Terrace', null, 'Belfast', 'Co. Antrim'], {
      type: 1,
      serial: '40028815',
    }),
  ],
  [
    '10123456789',
    point('D02 X285', ['12', 'Harbour Row', 'Grand Canal Dock', 'Dublin 2', 'Dublin'], {
      type: 1,
      serial: '20015567',
    }),
  ],
])

export interface AddressSent {
  postCode: string | null
  propertyName: string | null
  street: string | null
  town: string | null
}

/**
 * Whether the address sent is the meter point's: the postcode decides, spaces and letter case aside; without one,
 * street and town. How the service compares is not documented.
 */
export function isAddressOf(point: MeterPoint, sent: AddressSent): boolean {
  const plain = (text: string | null) => (text ?? '').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  if (plain(sent.postCode) !== '') return plain(sent.postCode) === plain(point.postcode)
  return plain(sent.street) === plain(point.street) && plain(sent.town) === plain(point.town)
}
