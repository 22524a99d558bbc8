import { describe, expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import type { App } from '#core/app.ts'
import { run } from '#electron/cli/run.ts'
import { recordingTerminal } from './terminal.ts'

/** Runs `vault move passphrase` with somebody at the terminal who types these. */
async function typed(...answers: readonly (string | null)[]) {
  const { terminal, notes } = recordingTerminal()
  const asked: string[] = []
  const moved: unknown[] = []
  const left = [...answers]
  terminal.askSecret = (question) => {
    asked.push(question)
    return Promise.resolve(left.shift() ?? null)
  }
  const status = { state: 'open', trouble: null, vault: { kind: 'os', since: '2026-11-22T10:00:00.000Z' } }
  const profile = {
    status: () => Promise.resolve(status),
    moveVault: (target: unknown) => {
      moved.push(target)
      return Promise.resolve({ ...status, vault: { ...status.vault, kind: 'passphrase' } })
    },
  }
  const app = {
    client: { profile },
    folder: '',
    log: noLog,
    close: () => Promise.resolve(),
  } as unknown as App
  const exit = await run(['vault', 'move', 'passphrase'], {
    terminal,
    version: '0.0.0-test',
    pageFolder: '',
    openApp: () => Promise.resolve(app),
  })
  return { exit, notes, asked, moved }
}

describe('a new passphrase that is typed', () => {
  test('is asked twice and taken when both are the same', async () => {
    const { exit, asked, moved, notes } = await typed('another horse', 'another horse')
    expect([exit, asked]).toEqual([0, ['New passphrase: ', 'The same again: ']])
    expect(moved).toEqual([{ to: 'passphrase', passphrase: 'another horse' }])
    expect(notes.join()).toContain('Make a new backup')
  })

  test.each([
    [
      'is not the same twice',
      ['another horse', 'another house'],
      'New passphrase: the two are not the same.',
    ],
    ['is given only once', ['another horse', null], 'New passphrase: the two are not the same.'],
    ['is too short', ['horse', 'horse'], 'New passphrase: this is too short.'],
    ['is not given', [null], 'HANDOVER_NEW_PASSPHRASE: this is not set'],
  ])('and %s moves nothing', async (_, answers, line) => {
    const { exit, notes, moved } = await typed(...answers)
    expect([exit, moved]).toEqual([2, []])
    expect(notes).toEqual([expect.stringContaining(line)])
  })
})
