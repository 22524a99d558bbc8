import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { createProfile, openProfile, profileState } from '#core/profile/open-profile.ts'
import { storeExists } from '#core/profile/store-exists.ts'
import { Secret } from '#core/vault/secret.ts'
import { chanceOfThisTest, roundsOr } from '#test/support/crash-chance.ts'
import '#test/support/quick-scrypt.mjs'
import { drawFate, drawLateMoment, lengthOf, meetTheirFates, startDoomed } from '#test/support/crash-child.ts'
import { temporaryFolder } from '#test/support/store.ts'

const script = new URL('../../support/crash-profile-child.ts', import.meta.url)
const slow = { timeout: 600_000 }
const PASSPHRASE = 'correct horse battery staple'

/** A profile folder and what must be in it. */
interface Place {
  folder: string
  /** The store's key, once there is a store. */
  key: string | null
  rows: Set<string>
  openings: number
}

const freshPlace = (): Place => ({ folder: temporaryFolder(), key: null, rows: new Set(), openings: 0 })

test('a profile whose making was killed is still to be made, or opens with its one key', slow, async () => {
  const chance = chanceOfThisTest()
  // The store is made in a moment towards the end: it must be met there too.
  const fates = [drawFate, drawLateMoment, drawLateMoment] as const
  const length = await lengthOf(script, [temporaryFolder(), PASSPHRASE])
  let place = freshPlace()
  const rounds = roundsOr(8)
  for (let round = 1; round <= rounds; round += 1) {
    const makers = Array.from({ length: 1 + chance.whole(2) }, () =>
      startDoomed(script, [place.folder, PASSPHRASE], chance.pick(fates)(chance, length)),
    )
    await meetTheirFates(makers)
    for (const { lines } of makers)
      for (const line of lines) if (line.startsWith('kept ')) place.rows.add(line.slice('kept '.length))
    await look(place)
    // The next ones find what these left, a few times; then all is begun anew.
    if (place.openings === 2) place = freshPlace()
  }
  await makeOrOpen(place)
})

test('a file that was not written to its end is cleared away by a later opening', slow, async () => {
  const place = freshPlace()
  const unfinished = () => readdirSync(place.folder).filter((name) => name.endsWith('.tmp'))
  for (let atMoment = 1; unfinished().length === 0; atMoment += 1)
    await meetTheirFates([startDoomed(script, [place.folder, PASSPHRASE], { atMoment })])
  await makeOrOpen(place)
  // Until then somebody might still be writing it.
  const anHourAgo = new Date(Date.now() - 3_600_000)
  for (const name of unfinished()) utimesSync(join(place.folder, name), anHourAgo, anHourAgo)
  await makeOrOpen(place)
  expect(unfinished()).toEqual([])
})

/** What a start of Handover would find. */
async function look(place: Place): Promise<void> {
  const state = await profileState(place.folder)
  if (state !== 'new') {
    expect(state).toMatchObject({ kind: 'passphrase' })
    await makeOrOpen(place)
    return
  }
  // Keys will be made anew here: so nothing may be encrypted with older ones.
  expect(storeExists(place.folder)).toBe(false)
  expect(place).toMatchObject({ key: null, rows: new Set() })
}

/** With everything that was acknowledged in it, under the key that it had before. */
async function makeOrOpen(place: Place): Promise<void> {
  const passphrase = Secret.of(PASSPHRASE)
  const isNew = (await profileState(place.folder)) === 'new'
  const profile = isNew
    ? await createProfile(place.folder, 'passphrase', passphrase, noLog)
    : await openProfile(place.folder, { passphrase }, noLog)
  try {
    const key = (await profile.vault.read('store-key'))?.reveal() ?? ''
    expect(key).toBe(place.key ?? key)
    const rows = await profile.store.queries.selectFrom('settings').select('name').execute()
    expect(new Set(rows.map(({ name }) => name))).toEqual(
      new Set([...rows.map(({ name }) => name), ...place.rows]),
    )
    place.key = key
    place.openings += 1
  } finally {
    profile.close()
  }
}
