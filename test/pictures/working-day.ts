import { practiceCodes } from '#core/practice/codes.ts'
import { addDays, today } from '#shared/domain/calendar-date.ts'
import { toSwitchBody } from '#shared/domain/switch-answers.ts'
import type { SwitchKind } from '#shared/domain/switch-kinds.ts'
import { NO_CHOICES } from '#shared/domain/tenancies/letters.ts'
import type { Answers } from '#shared/domain/wizard-form.ts'
import type { Host } from '../e2e/support/practice-windows.ts'
import { twentyHomes } from '../e2e/support/twenty-homes.ts'

/** The ids of what a working day leaves to look at. */
export interface WorkingDay {
  /** It was let, and is empty since its tenant moved out; `home` is what it is called. */
  homeId: string
  home: string
  /** Who lived there. */
  personId: string
  person: string
  /** Of their moving in, with the heading of its page. */
  receiptId: string
  receipt: string
}

/**
 * Fills a profile with what an office has after some months: its homes, a tenant who moved in and, sixteen days ago, out again, letters of
 * which one was not answered, a gas record that runs out soon, and a home that is kept twice.
 *
 * @param photo the hash of a photo beside the gas reading that the tenant began with
 */
export async function workingDay(host: Host, photo: string | null = null): Promise<WorkingDay> {
  const { client } = host
  await client.homes.importRows({ bytes: Buffer.from(twentyHomes()).toString('base64') })
  const sample = (await client.homes.samples()).find(({ id }) => id === 'glass-street')
  if (sample === undefined) throw new Error('Practice has no sample home glass-street.')
  const came = {
    ...sample.answers,
    tenancyStartDate: daysAgo(230),
    'meterReadings.meterReadingDate': daysAgo(230),
    ...(photo === null ? {} : { 'photos.gasMeterRead': photo }),
  }
  const receiptId = await send(host, 'tenant-switch', came)
  const home = (
    await client.homes.list({
      text: sample.answers['property.address.street'] ?? '',
      state: null,
      offset: 0,
      limit: 1,
    })
  ).homes[0]
  if (home === undefined) throw new Error('The home of the switch is not known.')
  const homeId = home.id
  for (const [days, twentyFourHourMeterRead, gasMeterRead] of [
    [160, 60_889, 12_118],
    [90, 61_530, 12_240],
  ] as const)
    await client.homes.addReadings({
      homeId,
      readOn: daysAgo(days),
      values: { twentyFourHourMeterRead, gasMeterRead },
    })
  await send(host, 'landlord-switch', {
    ...sample.answers,
    'meterReadings.meterReadingDate': daysAgo(16),
    'meterReadings.twentyFourHourMeterRead': '62112',
    'meterReadings.gasMeterRead': '12301',
    billTo: 'agent',
  })

  const known = await client.homes.get({ id: homeId })
  const tenancy = known.tenancies[0]
  const tenant = tenancy?.people[0]
  if (tenancy === undefined || tenant === undefined) throw new Error('The tenancy is not known.')
  if (tenancy.endsOn === null) await client.homes.endTenancy({ tenancyId: tenancy.id, endsOn: daysAgo(16) })
  await letters(host, tenancy.id)
  await client.tenancies.addGasRecord({
    homeId,
    checkedOn: daysAgo(350),
    nextDue: addDays(today(), 15),
    engineer: 'Ciarán Feeney',
    engineerNumber: 'RGI 20417',
    recordNumber: 'GS-3381',
  })
  await client.homes.save({ ...asSaved(known), mprn: null, gprn: null })
  const { caseID } = (await client.receipts.get({ id: receiptId })).remoteIds
  return {
    ...{ homeId, home: known.title, personId: tenant.id, person: tenant.name },
    ...{ receiptId, receipt: `Received by Acquaint (practice), case ${caseID}` },
  }
}

/** One that was sent and not answered in time, and one that nobody sent yet. */
async function letters({ client }: Host, tenancyId: string): Promise<void> {
  for (const [occasion, sent] of [
    ['move-in', { on: daysAgo(14), how: 'e-mail' }],
    ['move-out', null],
  ] as const) {
    const to = 'water' as const
    const draft = await client.tenancies.draftLetter({
      tenancyId,
      to,
      occasion,
      endsOn: null,
      choices: NO_CHOICES,
    })
    const { id } = await client.tenancies.saveLetter({ id: null, tenancyId, to, occasion, ...draft })
    if (sent !== null) await client.tenancies.letterSent({ id, sent })
  }
}

type Known = Awaited<ReturnType<Host['client']['homes']['get']>>

function asSaved(home: Known): Parameters<Host['client']['homes']['save']>[0] {
  const { country, address, mpan, gasMprn, supply, meterType, payAsYouGo } = home
  return {
    ...{ country, address, mpan, gasMprn, supply, meterType, payAsYouGo },
    ...{ id: null, mprn: home.mprn, gprn: home.gprn, landlordId: null },
  }
}

/** Sends a switch and waits for its receipt; its id. */
async function send({ client }: Host, kind: SwitchKind, answers: Answers): Promise<string> {
  const { body, consent } = toSwitchBody(kind, answers, practiceCodes())
  const outcome = await client.submissions.create({
    ...{ kind, body, consent, answers },
    ...{ connectionId: 'practice-acquaint', allowDuplicate: null, draftId: null },
  })
  if (outcome.outcome !== 'queued') throw new Error(`It was not queued: ${JSON.stringify(outcome)}`)
  const { id } = outcome.submission
  for await (const _change of await client.outbox.changes()) {
    const { receiptId, state } = await client.submissions.get({ id })
    if (receiptId !== null) return receiptId
    if (state === 'rejected' || state === 'unconfirmed') throw new Error(`It is ${state}.`)
  }
  throw new Error('It was not sent.')
}

const daysAgo = (days: number) => addDays(today(), -days)
