import { isAddressOf, METER_POINTS } from '../meter-points.ts'
import type { Model } from '../model.ts'
import type { Action } from './action.ts'
import { ADDRESS } from './types.ts'

/**
 * Looks up a meter point (acquaint.md 1.4). Member names are camelCase in XML too, and the XML root is ours, for no page tells it.
 * An unknown MPRN is answered with 200, no address and addressMatched false: every member of the answer is optional and it
 * has a flag for "no match", while no page speaks of a 404. That is deduced.
 */
export const mprnLookup: Action = {
  route: '17.0/app/utilityswitching/mprnlookup/{mprn}',
  parameter: 'address',
  body: ADDRESS,
  bodyOptional: true,
  answer(model, _state, segments) {
    const point = METER_POINTS.get(segments['mprn'] ?? '')
    return {
      status: 200,
      model: {
        root: 'MprnLookupResponse',
        members: [
          { name: 'addressPropertyName', value: point?.propertyName ?? null },
          { name: 'addressStreet', value: point?.street ?? null },
          { name: 'addressLocality', value: point?.locality ?? null },
          { name: 'addressTown', value: point?.town ?? null },
          { name: 'addressRegion', value: point?.region ?? null },
          { name: 'addressPostcode', value: point?.postcode ?? null },
          { name: 'electricMeterType', value: point?.meterType ?? 0 },
          { name: 'electricMeterSerialNumber', value: point?.serialNumber ?? null },
          { name: 'electricEnergised', value: point?.energised ?? false },
          { name: 'addressMatched', value: point !== undefined && isAddressOf(point, addressSent(model)) },
          { name: 'terminated', value: point?.terminated ?? false },
        ],
      },
    }
  },
}

function addressSent(model: Model | null) {
  const text = (name: string) => {
    const value = model?.[name]
    return typeof value === 'string' ? value : null
  }
  return {
    postCode: text('PostCode'),
    propertyName: text('PropertyName'),
    street: text('Street'),
    town: text('Town'),
  }
}
