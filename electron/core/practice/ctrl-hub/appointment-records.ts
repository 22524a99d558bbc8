import { refTo, type JsonObject, type Linkage, type Ref, type Resource } from './document.ts'
import type { Records } from './records.ts'

/**
 * An appointment with its operation, which is then scheduled for the same time (the fixture's dates are identical). The author's
 * type is `authors`, as in the fixture, although it is a user.
 */
export function addAppointment(
  records: Records,
  operation: Resource,
  appointment: {
    id: string
    author: Ref
    attributes: JsonObject
    meta: JsonObject
    interaction: Linkage
    timeBand: Linkage
  },
): Resource {
  const { id, author, attributes, meta, interaction, timeBand } = appointment
  const created = records.add({
    type: 'appointments',
    id,
    owner: operation.owner,
    attributes,
    meta,
    links: {
      author: { type: 'authors', id: author.id },
      interaction,
      operation: refTo(operation),
      time_band: timeBand,
      organisation: operation.links['organisation'] ?? null,
    },
  })
  const scheduled = { start: attributes['start_time'] ?? null, end: attributes['end_time'] ?? null }
  operation.links['appointment'] = refTo(created)
  operation.attributes = { ...operation.attributes, dates: { scheduled } }
  return created
}
