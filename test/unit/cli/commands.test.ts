import { describe, expect, test } from 'vitest'
import { COMMANDS } from '#electron/cli/commands.ts'
import { run } from '#electron/cli/run.ts'
import { recordingTerminal } from './terminal.ts'

const NAMES =
  'practice|example|connections add|connections list|connections test|connections remove|doctor|schema|send|import homes|import|preview|outbox list|outbox run|outbox resolve|today|receipts list|receipts show|homes list|search|person export|person erase|audit verify|vault move|backup make|backup check|backup restore|backup phrase|serve'

async function ran(...words: string[]) {
  const recorded = recordingTerminal()
  const exit = await run(words, {
    terminal: recorded.terminal,
    version: '9.8.7',
    pageFolder: '/nowhere',
    openApp: () => Promise.reject(new Error('not asked for')),
  })
  return { exit, ...recorded }
}

describe('the table of commands', () => {
  test('every command is there, loads, and tells its options in its help', async () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual(NAMES.split('|'))
    for (const { name, usage, load } of COMMANDS) {
      expect((await load()).run).toBeTypeOf('function')
      const { exit, out } = await ran(...name.split(' '), '--help')
      expect(exit).toBe(0)
      for (const [option] of usage.matchAll(/--[a-z-]+/g)) {
        expect(out[0]?.split('\n').slice(2).join('\n'), `${name} ${option}`).toContain(option)
      }
    }
  })

  test('alone it prints the table; --version the version', async () => {
    expect(await ran()).toMatchObject({ exit: 0, out: [expect.stringContaining('  outbox resolve  ')] })
    expect(await ran('--version')).toMatchObject({ exit: 0, out: ['9.8.7'] })
  })

  test.each([
    [['nonsense'], 'nonsense: there is no such command.'],
    [['receipts'], 'receipts: say which: receipts list, receipts show.'],
    [['receipts', 'burn'], 'receipts: say which: receipts list, receipts show.'],
  ])('%j is exit 2', async (words, start) => {
    const { exit, out, notes } = await ran(...words)
    expect([exit, out, notes.length]).toEqual([2, [], 1])
    expect(notes[0]?.startsWith(start), notes[0]).toBe(true)
  })

  test('an error on the way is told, never thrown', async () => {
    const { exit, notes } = await ran('outbox', 'list', '--profile', '/nowhere')
    expect([exit, notes]).toEqual([1, ['Something went wrong inside Handover: Error.']])
  })
})
