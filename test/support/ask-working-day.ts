import * as v from 'valibot'
import { noLog } from '#core/log.ts'
import { openProfile } from '#core/profile/open-profile.ts'
import { Secret } from '#core/vault/secret.ts'
import { addHome, addTenancy } from './known-homes.ts'
import { PEOPLE, SECRETS } from './markers.ts'

const WithId = v.object({ id: v.string() })

/** Asks every procedure about tenancies and what is due, of a marked tenant in the profile of this folder. */
export async function askForWorkingDay(
  ask: (path: string, input?: unknown) => Promise<unknown>,
  folder: string,
): Promise<void> {
  const profile = await openProfile(folder, { passphrase: Secret.of(SECRETS.passphrase) }, noLog)
  await addHome(profile.store, { id: 'HOME', country: 'GB', address: { street: PEOPLE.street } })
  const names: [string, string][] = [[PEOPLE.firstName, PEOPLE.lastName]]
  await addTenancy(profile.store, { id: 'TENANCY', homeId: 'HOME', startsOn: '2026-11-20', names })
  profile.close()

  const tenancyId = 'TENANCY'
  await ask('tenancies/checklist', { tenancyId })
  const note = { state: 'blocked', why: PEOPLE.lastName }
  await ask('tenancies/noteTask', { tenancyId, task: 'electricity', note })
  const about = { tenancyId, to: 'council', occasion: 'move-in' }
  const choices = {
    furnished: null,
    agreement: null,
    movedOn: null,
    forwarding: PEOPLE.street,
    reference: '',
    waterMeter: '',
  }
  const text = v.parse(
    v.object({ subject: v.string(), text: v.string() }),
    await ask('tenancies/draftLetter', { ...about, endsOn: null, choices }),
  )
  const letter = v.parse(WithId, await ask('tenancies/saveLetter', { id: null, ...about, ...text }))
  await ask('tenancies/letterSent', { ...letter, sent: { on: '2026-11-20', how: 'e-mail' } })
  await ask('tenancies/letterAnswered', { ...letter, on: '2026-11-21' })
  const other = v.parse(WithId, await ask('tenancies/saveLetter', { id: null, ...about, ...text }))
  await ask('tenancies/removeLetter', other)
  const record = { homeId: 'HOME', checkedOn: '2026-11-20', nextDue: '2026-11-21', engineer: PEOPLE.lastName }
  const added = await ask('tenancies/addGasRecord', { ...record, engineerNumber: '1', recordNumber: '2' })
  await ask('tenancies/gasRecords', { homeId: 'HOME' })
  await ask('tenancies/gasStanding', { homeId: null, mprn: '1', gprn: '', postCode: '', on: '2026-11-20' })
  await ask('today/overview')
  const { id: subject } = v.parse(WithId, added)
  await ask('today/follow', { subjects: [{ what: 'gas', subject }], until: '2026-12-01' })
  await ask('tenancies/removeGasRecord', { id: subject })
}
