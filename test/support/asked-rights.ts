import { expect } from 'vitest'
import * as v from 'valibot'
import { noLog } from '#core/log.ts'
import { openProfile } from '#core/profile/open-profile.ts'
import { Secret } from '#core/vault/secret.ts'
import type { MarkedHost } from './marked-host.ts'
import { PEOPLE, SECRETS } from './markers.ts'

const Tombstone = v.object({ id: v.string(), systems: v.array(v.object({ key: v.string() })) })

/** Asks for everything that somebody has a right to, of somebody who is known; last of all that they are erased. */
export async function askForRights({ ask, replies }: MarkedHost, folder: string): Promise<void> {
  const id = await knownPerson(folder)
  await ask('rights/bases', { id })
  await ask('rights/revealed', { id })
  await ask('rights/restrict', { id, restricted: true })
  const asked = { firstName: 'Kasimira', lastName: PEOPLE.known, dateOfBirth: null }
  expect(await ask('rights/isRestricted', asked)).toEqual({ restricted: true })
  await ask('rights/exportPerson', { id })
  expect(replies.at(-1)?.text).toContain(PEOPLE.known)
  await ask('rights/erasePreview', { id })
  const { id: tombstone, systems } = v.parse(
    Tombstone,
    await ask('rights/erase', { id, reason: 'They asked' }),
  )
  const [council] = systems
  await ask('rights/noteWritten', { id: tombstone, key: council?.key ?? '' })
  await ask('rights/tombstones')
  for (const { path, text } of replies.slice(-3)) expect(text, path).not.toContain(PEOPLE.known)
  await ask('rights/runRetention')
  await ask('rights/retentionReports')
}

/** Sets a PIN, locks, is refused, and opens again. The PIN is in no answer. */
export async function askForLock({ ask, replies }: MarkedHost): Promise<void> {
  await ask('lock/stillHere')
  await ask('lock/setPin', { pin: '90817263', current: null })
  await ask('lock/now')
  await ask('lock/open', { with: 'pin', pin: '90817263' })
  await ask('lock/removePin', { current: '90817263' })
  for (const { path, text } of replies.slice(-5)) expect(text, path).not.toContain('90817263')
}

/** Puts somebody with a letter into the store, as another process would; gives their id. */
async function knownPerson(folder: string): Promise<string> {
  const passphrase = Secret.of(SECRETS.passphrase)
  const profile = await openProfile(folder, { passphrase }, noLog)
  try {
    const at = '2026-11-01T09:00:00.000Z'
    await profile.store.transaction(async (queries) => {
      await queries
        .insertInto('people')
        .values({
          id: 'KNOWN',
          title: 'Ms',
          first_name: 'Kasimira',
          last_name: PEOPLE.known,
          phone: '',
          email: '',
          name_key: 'k',
          created_at: at,
          updated_at: at,
        })
        .execute()
      await queries
        .insertInto('homes')
        .values({ id: 'H', address: '{}', title: 'A home', alike: '', created_at: at, updated_at: at })
        .execute()
      await queries
        .insertInto('tenancies')
        .values({ id: 'T', home_id: 'H', starts_on: '2026-11-01', created_at: at })
        .execute()
      await queries
        .insertInto('tenancy_people')
        .values({ tenancy_id: 'T', person_id: 'KNOWN', lead: 1 })
        .execute()
      await queries
        .insertInto('letters')
        .values({
          id: 'L',
          tenancy_id: 'T',
          to_whom: 'council',
          occasion: 'move-in',
          subject: 'New tenancy',
          text: `Kasimira ${PEOPLE.known} moved in.`,
          made_at: at,
          sent_on: at.slice(0, 10),
        })
        .execute()
    })
    return 'KNOWN'
  } finally {
    profile.close()
  }
}
