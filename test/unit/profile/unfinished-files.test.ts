import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import { openPracticeProfile } from '#core/profile/open-profile.ts'
import { temporaryFolder } from '#test/support/store.ts'

test('what a process that died while writing left behind is swept at the next opening, and nothing else', async () => {
  const folder = temporaryFolder()
  const made = await openPracticeProfile(folder, noLog)
  made.close()
  const put = (name: string, minutesAgo: number) => {
    const at = new Date(Date.now() - minutesAgo * 60_000)
    writeFileSync(join(folder, name), 'x')
    utimesSync(join(folder, name), at, at)
  }
  const swept = [
    '.vault.json.0123456789ab.tmp',
    '.profile.json.0123456789ab.tmp',
    '.vault-next.json.0123456789ab.tmp',
  ]
  for (const name of swept) put(name, 11)
  const kept = [
    // Another process may be about to put it in place.
    '.vault.json.ba9876543210.tmp',
    '.vault.json.0123.tmp',
    '.notes.txt.0123456789ab.tmp',
    'vault.json.0123456789ab.tmp',
    'letter.tmp',
  ]
  for (const [place, name] of kept.entries()) put(name, place === 0 ? 1 : 11)
  put('vault-next.json', 0)

  const profile = await openPracticeProfile(folder, noLog)
  profile.close()
  const names = readdirSync(folder)
  expect(names).toEqual(expect.arrayContaining(kept))
  for (const name of [...swept, 'vault-next.json']) expect(names).not.toContain(name)
})
