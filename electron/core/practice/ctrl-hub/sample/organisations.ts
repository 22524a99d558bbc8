import type { Records } from '../records.ts'
import { changed } from './days.ts'
import { sampleId } from './ids.ts'

/** The whole of the sample belongs to the first two; the third is a sandbox with members and nothing else. */
const ORGANISATIONS = [
  {
    name: 'Tynebridge Utility Services',
    slug: 'tynebridge-utility-services',
    sandbox: false,
    description: 'Metering and supply works for homes and their landlords',
    operations: [{ singular: 'Job', plural: 'Jobs', language: 'en-GB' }],
  },
  {
    name: 'Harrow & Fell Property Care',
    slug: 'harrow-and-fell-property-care',
    sandbox: false,
    description: '',
    operations: null,
  },
  {
    name: 'Saltmarsh Lettings (sandbox)',
    slug: 'saltmarsh-lettings-sandbox',
    sandbox: true,
    description: '',
    operations: null,
  },
] as const

/** The one that a ready connection works for. */
export const READY_ORGANISATION = { id: sampleId('organisation', 1), label: ORGANISATIONS[0].name }

/** After the users, whom they name. */
export function addOrganisations(records: Records, now: Date): void {
  for (const [at, { name, slug, sandbox, description, operations }] of ORGANISATIONS.entries()) {
    const id = sampleId('organisation', at + 1)
    const users = records
      .list('users')
      .filter(({ links }) => JSON.stringify(links['organisations']).includes(id))
      .map(({ type, id: user }) => ({ type, id: user }))
    records.add({
      type: 'organisations',
      id,
      owner: null,
      attributes: {
        name,
        slug,
        sandbox,
        description,
        settings: { nomenclature: { governance: { schemes: null, work_orders: null, operations } } },
      },
      meta: {
        v3: true,
        status: 'active',
        ...changed(now, 900 - at * 200),
        features: [{ name: 'customers', enabled: true, limit: 0 }],
      },
      links: { users, service_accounts: [], groups: [], teams: [] },
    })
  }
}
