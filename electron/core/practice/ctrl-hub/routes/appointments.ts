import { addAppointment } from '../appointment-records.ts'
import { refsOf } from '../document.ts'
import { Refused } from '../../refused.ts'
import { statusError } from '../errors.ts'
import { attribute, metaAt, related } from '../field-values.ts'
import { listRoute } from '../read-route.ts'
import type { Route } from '../route.ts'
import { createRoute, type Input } from '../write-route.ts'

const PATH = 'v3/orgs/{org}/customers/appointments'
const TYPE = 'appointments'
/** Which there are is not known; an author is of a type that cannot be read. */
const INCLUDE = ['interaction', 'operation', 'time_band', 'organisation']

/** No page shows how one appointment is read, changed or deleted. */
export const appointmentRoutes: readonly Route[] = [
  listRoute({
    path: PATH,
    type: TYPE,
    include: INCLUDE,
    filters: {
      dialect: 'fields',
      fields: { 'operation.id': { field: related('operation'), match: 'exact' } },
    },
    sort: { start_time: attribute('start_time'), created_at: metaAt('created_at') },
    features: 'direct',
    paged: true,
  }),
  createRoute({
    path: PATH,
    type: TYPE,
    attributes: {
      types: {
        start_time: 'date-time',
        end_time: 'date-time',
        medical_dependency: 'boolean',
        on_ecr: 'boolean',
        animals: 'boolean',
        notes: 'string',
        on_ecr_notes: 'string',
      },
      required: ['start_time', 'end_time'],
    },
    relationships: {
      interaction: { type: 'customer-interactions', many: false, required: true },
      operation: { type: 'operations', many: false, required: true },
      // The TypeScript SDK books without one.
      time_band: { type: 'time-bands', many: false, required: false },
    },
    include: INCLUDE,
    make({ attributes, links, id, at }, { records, author }) {
      const [operation] = refsOf(links['operation']).flatMap((ref) => records.find(ref) ?? [])
      if (operation === undefined) throw new Error('An appointment has an operation.')
      demandOrder(attributes)
      // Deduced from the operation's to-one `appointment`; whether the service refuses or replaces is not known.
      if (refsOf(operation.links['appointment']).length > 0) {
        throw new Refused(statusError(409, 'The operation has an appointment already.'))
      }
      return addAppointment(records, operation, {
        id,
        author,
        attributes,
        meta: { created_at: at, updated_at: at, modified_at: at },
        interaction: links['interaction'] ?? null,
        timeBand: links['time_band'] ?? null,
      })
    },
  }),
]

/** Not documented: an end before its start is taken for a mistake that is about meaning, not about form. */
function demandOrder({ start_time: start, end_time: end }: Input['attributes']): void {
  if (typeof start === 'string' && typeof end === 'string' && Date.parse(start) < Date.parse(end)) return
  const meta = { field: 'data.attributes.end_time', type: 'order' }
  throw new Refused(statusError(422, 'end_time must be after start_time', meta))
}
