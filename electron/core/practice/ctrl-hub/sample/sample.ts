import { createRecords, type Records } from '../records.ts'
import { addAppointments } from './appointments.ts'
import { addAwards } from './awards.ts'
import { addCustomers } from './customers.ts'
import { addOperations } from './operations.ts'
import { addOrganisations } from './organisations.ts'
import { addProperties } from './properties.ts'
import { addPsrs } from './psrs.ts'
import { addQualifications } from './qualifications.ts'
import { createRandom } from './random.ts'
import { addTimeBands } from './time-bands.ts'
import { addUsers } from './users.ts'

/** What the practice service knows from the start: the same in every run, with dates relative to `now`. */
export function sampleRecords(now: Date): Records {
  const records = createRecords()
  const random = createRandom(20_261_120)
  addUsers(records, random)
  addOrganisations(records, now)
  addProperties(records, random, now)
  addPsrs(records, random, now)
  addQualifications(records, random, now)
  addAwards(records, random, now)
  addTimeBands(records, now)
  addCustomers(records, random, now)
  addOperations(records, random, now)
  addAppointments(records, random, now)
  return records
}
