import { practiceCodes } from '#core/practice/codes.ts'
import type { Fault } from '#core/practice/practice.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import type { Host } from '../e2e/support/practice-windows.ts'

const TENANT = '/17.0/app/utilityswitching/switches/tenant'

const refusal: Fault = {
  path: TENANT,
  do: 'status',
  status: 400,
  contentType: 'application/json',
  body: JSON.stringify({
    message: 'The request is invalid.',
    modelState: { 'newSwitch.Tenant.Email': ['This mailbox does not exist.'] },
  }),
}

/** Fills an outbox with a submission in every state, and a draft that is blocked. */
export async function everyState(host: Host): Promise<void> {
  const { client, practice } = host
  await queue(host, 'linnet-row')
  await settled(host)
  practice.addFaults([refusal])
  await queue(host, 'ferry-quay')
  await settled(host)
  practice.addFaults([{ path: TENANT, do: 'drop-after-commit' }])
  await queue(host, 'turf-lane')
  await settled(host)
  // One that takes its time, and while it is on its way the service asks to be left alone for an hour.
  practice.addFaults([{ path: TENANT, do: 'delay', ms: 600_000 }])
  await queue(host, 'barrow-court')
  await until(host, (counts) => counts.sending === 1)
  practice.addFaults([{ path: TENANT, do: 'status', status: 503, headers: { 'retry-after': '3600' } }])
  await queue(host, 'abbey-lane')
  await until(host, (counts) => counts.waiting === 1)
  // The same home again waits behind the one before it, and can be cancelled there.
  const behind = await queue(host, 'abbey-lane', { tenancyStartDate: '2026-11-15' })
  await queue(host, 'abbey-lane', { tenancyStartDate: '2026-11-16' })
  await client.submissions.cancel({ id: behind })
  const sample = await answersOf(host, 'canal-walk')
  await client.drafts.save({
    id: null,
    kind: 'tenant-switch',
    connectionId: 'practice-acquaint',
    step: 'supply',
    answers: sample,
    blocked: 'Acquaint’s number for gas only is not known',
  })
}

async function answersOf(host: Host, home: string): Promise<Record<string, string>> {
  const sample = (await host.client.homes.samples()).find((one) => one.id === home)
  if (sample === undefined) throw new Error(`Practice has no sample home ${home}.`)
  return sample.answers
}

async function queue(host: Host, home: string, over: Record<string, string> = {}): Promise<string> {
  const answers = { ...(await answersOf(host, home)), ...over }
  const { body, consent } = toSwitchBody('tenant-switch', answers, practiceCodes())
  const outcome = await host.client.submissions.create({
    kind: 'tenant-switch',
    connectionId: 'practice-acquaint',
    body,
    consent,
    allowDuplicate: null,
    draftId: null,
    answers,
  })
  if (outcome.outcome !== 'queued')
    throw new Error(`The sample home ${home} was not queued: ${outcome.outcome}.`)
  return outcome.submission.id
}

type Counts = Awaited<ReturnType<Host['client']['outbox']['status']>>['counts']

/** Nothing is queued or on its way. */
function settled(host: Host): Promise<void> {
  return until(host, (counts) => counts.queued + counts.sending === 0)
}

/** Follows the outbox until its counts are so. */
async function until({ client }: Host, isSo: (counts: Counts) => boolean): Promise<void> {
  for await (const _change of await client.outbox.changes())
    if (isSo((await client.outbox.status()).counts)) return
}
