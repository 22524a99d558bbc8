import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { withLock } from '#build/lock.mjs'
import { root } from '#build/script.mjs'
import { scratchFolder } from '#test/support/scratch.ts'

function aLock() {
  const folder = join(scratchFolder(), 'lock')
  const said: string[] = []
  return { folder, said, telling: { say: (line: string) => void said.push(line), busy: 'somebody is here' } }
}

test('the lock is free again after the work, and after work that failed', async () => {
  const { folder, said, telling } = aLock()
  expect(await withLock(folder, telling, async () => readdirSync(folder).length)).toBe(1)
  await expect(withLock(folder, telling, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(readdirSync(folder)).toEqual([])
  expect(said).toEqual([])
})

test('the ticket of a process that has died is swept away', async () => {
  const { folder, said, telling } = aLock()
  const dead = spawnSync(process.execPath, ['--version']).pid
  mkdirSync(folder)
  writeFileSync(join(folder, `${dead}-${Date.now()}-x`), '')
  expect(await withLock(folder, telling, async () => readdirSync(folder).length)).toBe(1)
  expect(said).toEqual([])
})

test('a ticket older than the running system is dead, even if its number is in use again', async () => {
  const { folder, telling } = aLock()
  mkdirSync(folder)
  writeFileSync(join(folder, `${process.ppid}-1000-x`), '')
  expect(await withLock(folder, telling, async () => 'done')).toBe('done')
})

test('the ticket of a living process is waited for, and that is said once', async () => {
  const { folder, said, telling } = aLock()
  const order: string[] = []
  const first = withLock(folder, telling, async () => {
    await sleep(400)
    order.push('first')
  })
  const second = withLock(folder, telling, async () => order.push('second'))
  await Promise.all([first, second])
  expect(order).toHaveLength(2)
  expect(said).toEqual(['somebody is here'])
})

test('processes never hold it together', async () => {
  const { folder } = aLock()
  const journal = join(folder, '..', 'journal')
  const script = `
    import { appendFileSync } from 'node:fs'
    import { withLock } from ${JSON.stringify(pathToFileURL(join(root, 'build', 'lock.mjs')).href)}
    for (let turn = 0; turn < 3; turn += 1) {
      await withLock(${JSON.stringify(folder)}, { say() {}, busy: '' }, async () => {
        appendFileSync(${JSON.stringify(journal)}, 'in ' + process.pid + '\\n')
        await new Promise((resolve) => setTimeout(resolve, 20))
        appendFileSync(${JSON.stringify(journal)}, 'out ' + process.pid + '\\n')
      })
    }`
  const run = () =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' })
      child.once('close', resolve)
    })
  expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0])
  const lines = readFileSync(journal, 'utf8').trim().split('\n')
  expect(lines).toHaveLength(18)
  for (let at = 0; at < lines.length; at += 2) expect(lines[at + 1]).toBe(lines[at]?.replace('in', 'out'))
})

test('a folder that cannot be made is said in one line', async () => {
  const { folder, telling } = aLock()
  writeFileSync(folder, 'a file where the folder should be')
  await expect(withLock(join(folder, 'below'), telling, async () => 'never')).rejects.toThrow(
    /^Cannot write in .*ENOTDIR/,
  )
})
