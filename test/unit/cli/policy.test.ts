import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openApp } from '#core/app.ts'
import { run } from '#electron/cli/run.ts'
import { exampleTenantSwitch } from '#core/providers/acquaint/example.ts'
import { today } from '#shared/domain/calendar-date.ts'
import { ACQUAINT_SECRET, office, type Office } from '../../support/office.ts'
import { temporaryFolder } from '../../support/store.ts'
import { recordingTerminal } from './terminal.ts'

/** Runs one command on the office's computer, as a script would. */
async function handover(place: Office, words: readonly string[], stdin = '') {
  const { terminal, out, notes } = recordingTerminal(stdin === '' ? [] : [Buffer.from(stdin)])
  const exit = await run([...words, '--profile', place.folder], {
    terminal: { ...terminal, environment: { HANDOVER_PASSPHRASE: 'correct horse battery' } },
    version: '0.0.0-test',
    pageFolder: '',
    openApp: (options) => openApp({ ...options, policyFile: place.file }),
  })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

function bodyFile(): string {
  const file = join(temporaryFolder(), 'switch.json')
  writeFileSync(file, JSON.stringify(exampleTenantSwitch(today())))
  return file
}

test('under a policy', { timeout: 180_000 }, async () => {
  const place = await office()
  const secret = JSON.stringify(ACQUAINT_SECRET)
  const add = (url: string) => ['connections', 'add', 'acquaint', '--base-url', url, '--vault', 'passphrase']

  // Adding an account elsewhere is refused by the name that it has here.
  place.policy({ allowedHosts: [place.host] })
  const elsewhere = await handover(place, add('https://api.example.com/'), secret)
  expect(elsewhere.exit).toBe(2)
  expect(elsewhere.notes).toMatch(
    /^--base-url: Your office does not allow this address\. .*api\.example\.com/,
  )
  const { id } = JSON.parse((await handover(place, add(place.service.url), secret)).out) as { id: string }
  const send = ['send', 'tenant-switch', '--connection', id, '--wait', '0']

  // A file that cannot be followed: nothing is stored or sent, and everything else works.
  place.policy({ allowedhosts: [place.host] })
  const broken = await handover(place, [...send, '--file', bodyFile()])
  expect(broken.exit).toBe(4)
  expect(broken.notes).toContain(`so nothing is sent: ${place.file}`)
  expect(broken.notes).toContain('(HO-POLICY-FILE)')
  expect(broken.notes).toContain('allowedhosts: There is no such member here.')
  expect((await handover(place, ['outbox', 'run', '--wait', '0'])).exit).toBe(4)
  expect((await handover(place, ['outbox', 'list'])).out).toBe('')
  expect((await handover(place, [...send, '--file', bodyFile(), '--dry-run'])).exit).toBe(0)
  const doctor = await handover(place, ['doctor'])
  expect(doctor.exit).toBe(4)
  expect(doctor.out).toContain('Policy: HO-POLICY-FILE')
  expect(doctor.notes).toContain('allowedhosts: There is no such member here.')

  // An address that is not allowed any more: it is kept, and waits.
  place.policy({ allowedHosts: ['api.example.ie'] })
  const waiting = await handover(place, [...send, '--file', bodyFile(), '--json'])
  expect(waiting.exit).toBe(5)
  expect(JSON.parse(waiting.out)).toMatchObject({ state: 'waiting' })
  expect(waiting.notes).toContain('HO-POLICY-HOST')
  expect(waiting.notes).toContain('once the office’s policy lets it')
  expect(place.service.received).toEqual([])

  place.policy({ allowedHosts: [place.host] })
  const sent = await handover(place, ['outbox', 'run', '--wait', '0', '--json'])
  expect(sent.exit).toBe(0)
  expect(JSON.parse(sent.out)).toMatchObject({ state: 'accepted' })
})
