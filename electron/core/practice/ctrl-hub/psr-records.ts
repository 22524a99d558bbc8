import { refsOf, refTo, type JsonObject, type Resource } from './document.ts'
import { addLink, type Records } from './records.ts'

/** A PSR record of a meter, linked to it and to its property. The property's own `psr` attribute stays: nothing says it follows. */
export function addPsrRecord(
  records: Records,
  meter: Resource,
  record: { id: string; attributes: JsonObject; created_at: string; updated_at: string },
): Resource {
  const [property] = refsOf(meter.links['property']).flatMap((ref) => records.find(ref) ?? [])
  const { id, attributes, created_at, updated_at } = record
  const created = records.add({
    type: 'psrs',
    id,
    owner: meter.owner,
    attributes,
    meta: {
      created_at,
      updated_at,
      uprn: meter.meta['uprn'] ?? 0,
      meter_supply_identifier: meter.attributes?.['supply_identifier'] ?? '',
    },
    links: {
      organisation: meter.links['organisation'] ?? null,
      property: property === undefined ? null : refTo(property),
      meter: refTo(meter),
    },
  })
  for (const target of property === undefined ? [meter] : [meter, property]) {
    addLink(records, target, 'psrs', created)
  }
  return created
}
