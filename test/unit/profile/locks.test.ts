import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isLocked, tryLock } from '#core/outbox/lock.ts'
import { underFileLock } from '#core/profile/file-lock.ts'
import { holdOpen, whileNobodyHasItOpen } from '#core/profile/open-lock.ts'
import { nodeCommand } from '#test/support/child.ts'
import { temporaryFolder } from '#test/support/store.ts'

/** Whether another process finds the file locked. */
function elsewhere(file: string): string {
  const [node = '', ...args] = nodeCommand(new URL('../../support/lock-child.ts', import.meta.url), file)
  return execFileSync(node, args, { encoding: 'utf8' })
}

describe('a lock file', () => {
  test('is for this user only, and free again after the work', async () => {
    const file = join(temporaryFolder(), 'a.lock')
    expect(await underFileLock(file, () => Promise.resolve(elsewhere(file)))).toBe('held')
    expect(elsewhere(file)).toBe('free')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  // On POSIX systems a process loses its locks on a file with the first handle of it that it closes.
  test('stays locked for others when this process tries for the same lock in vain', async () => {
    const file = join(temporaryFolder(), 'a.lock')
    const lock = tryLock(file)
    expect([isLocked(file), tryLock(file)]).toEqual([true, null])
    expect(elsewhere(file)).toBe('held')
    const waiting = underFileLock(file, () => Promise.resolve('its turn'))
    expect(elsewhere(file)).toBe('held')
    lock?.release()
    expect(await waiting).toBe('its turn')
  })
})

describe('a profile that is open', () => {
  const alone = (folder: string) =>
    whileNobodyHasItOpen(folder, 'HO-VAULT-MOVE-OTHERS', () => Promise.resolve('alone'))
  const others = { code: 'HO-VAULT-MOVE-OTHERS' }

  test('in several places has to be closed in all of them before its vault is moved', async () => {
    const folder = temporaryFolder()
    const [one, two] = [await holdOpen(folder), await holdOpen(folder)]
    await expect(alone(folder)).rejects.toMatchObject(others)
    one()
    await expect(alone(folder)).rejects.toMatchObject(others)
    two()
    expect(await alone(folder)).toBe('alone')
  })

  test('does not open while its vault is being moved, but after it', async () => {
    const folder = temporaryFolder()
    const order: string[] = []
    let opening: Promise<() => void> | undefined
    await whileNobodyHasItOpen(folder, 'HO-VAULT-MOVE-OTHERS', async () => {
      opening = holdOpen(folder)
      void opening.then(() => order.push('opened'))
      await expect(alone(folder)).rejects.toMatchObject(others)
      order.push('moved')
    })
    const release = await opening
    expect(order).toEqual(['moved', 'opened'])
    release?.()
  })

  test('in a folder that takes no lock is trouble, not a crash', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'profile-open.lock'))
    chmodSync(folder, 0o500)
    await expect(holdOpen(folder)).rejects.toMatchObject({ trouble: { kind: 'store' } })
    chmodSync(folder, 0o700)
  })
})
