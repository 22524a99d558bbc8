import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onPath } from '#build/tools.mjs'
import { noteReason } from '#test/support/tools.ts'

const isRoot = process.getuid?.() === 0

/** Why nobody here is kept from writing by permissions, or false. The reason is shown at the end of `npm test`. */
export function needsPermissions(): string | false {
  return told(
    process.platform === 'win32'
      ? 'folders have no modes here'
      : isRoot &&
          onPath('setpriv') === null &&
          'setpriv is not installed, without which root may write anywhere',
  )
}

/** Starts a program as one that permissions hold for, root or not. */
export const heldByPermissions: readonly string[] = isRoot
  ? [
      'setpriv',
      '--bounding-set=-dac_override,-dac_read_search',
      '--inh-caps=-dac_override,-dac_read_search',
      '--',
    ]
  : []

/** Takes or gives the permission to write in a folder and everything in it. */
export function setWritable(folder: string, writable: boolean): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) setWritable(path, writable)
    else chmodSync(path, writable ? 0o600 : 0o400)
  }
  chmodSync(folder, writable ? 0o700 : 0o500)
}

/** Why there can be no small disk here, or false. */
export function needsSmallDisk(): string | false {
  if (!isRoot || process.platform !== 'linux')
    return told('a small disk can only be mounted by root, on Linux')
  try {
    openSmallDisk().release()
    return false
  } catch {
    return told('this computer lets nobody mount a small disk')
  }
}

/** A disk of 8 MB. */
export interface SmallDisk {
  folder: string
  /** Leaves not a byte free. */
  fill(): void
  makeRoom(): void
  release(): void
}

export function openSmallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'handover-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' })
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const file = openSync(filler, 'w')
      try {
        for (const block = Buffer.alloc(4096); ;) writeSync(file, block)
      } catch {
        closeSync(file)
      }
    },
    makeRoom: () => rmSync(filler),
    release() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function told(reason: string | false): string | false {
  if (reason !== false) noteReason(reason)
  return reason
}
