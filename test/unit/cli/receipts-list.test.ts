import { expect, test } from 'vitest'
import { noLog } from '#core/log.ts'
import type { App } from '#core/app.ts'
import { run } from '#electron/cli/run.ts'
import { recordingTerminal } from './terminal.ts'

/** Receipts newest first, as the core pages them; more come in front of them after each page. */
async function listed(count: number, more: number) {
  const { terminal, out } = recordingTerminal()
  const receipts = Array.from({ length: count }, (_, number) => ({ id: `R${count - number}` }))
  let made = count
  const search = ({ offset, limit }: { offset: number; limit: number }) => {
    const page = { total: receipts.length, receipts: receipts.slice(offset, offset + limit) }
    for (let one = 0; one < more; one += 1) receipts.unshift({ id: `R${(made += 1)}` })
    return Promise.resolve(page)
  }
  const status = () => Promise.resolve({ state: 'open', trouble: null, vault: null, practice: false })
  const app = {
    client: { profile: { status }, receipts: { search } },
    folder: '',
    log: noLog,
    close: () => Promise.resolve(),
  } as unknown as App
  const context = { terminal, version: '0.0.0-test', pageFolder: '', openApp: () => Promise.resolve(app) }
  const exit = await run(['receipts', 'list', '--json'], context)
  return { exit, ids: out.map((line) => (JSON.parse(line) as { id: string }).id) }
}

test.each([
  [0, 0],
  [1, 0],
  [200, 0],
  [401, 0],
  [450, 3],
  [450, 199],
])(
  'every one of %i receipts is printed once, newest first, while %i more are made a page',
  async (count, more) => {
    const { exit, ids } = await listed(count, more)
    expect(exit).toBe(0)
    expect(ids).toEqual(Array.from({ length: count }, (_, number) => `R${count - number}`))
  },
)
