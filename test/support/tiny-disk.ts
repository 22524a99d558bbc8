import { spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './store.ts'
import { noteReason } from './tools.ts'

/*
 * A file system of its own that can really be full: a tmpfs in a mount namespace, which only its own processes see and
 * which goes with the last of them.
 */

const NAMESPACES = [['-m'], ['-r', '-m']] as const

/** Why there can be none here, or false. */
export function noTinyDisk(): string | false {
  if (namespace() !== undefined) return false
  const reason = 'no file system can be mounted here (unshare -m, or unshare -rm, is refused)'
  noteReason(reason)
  return reason
}

export interface TinyDisk {
  /** Where it is for those inside. */
  folder: string
  /** The command line that runs one inside. */
  inside: (command: readonly string[]) => string[]
  /** Leaves no byte free, or so many kilobytes. */
  fill(leaving?: number): void
  /** Gives what `fill` took back. */
  free(): void
}

export async function tinyDisk(kilobytes: number): Promise<TinyDisk> {
  const folder = temporaryFolder()
  const options = namespace() ?? []
  const mount = `mount -t tmpfs -o size=${kilobytes}k,mode=700 tmpfs "$1" && echo mounted && exec sleep 600`
  const holder = spawn('unshare', [...options, 'sh', '-c', mount, 'sh', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await createInterface({ input: holder.stdout })[Symbol.asyncIterator]().next()
  const user = options.some((option) => option === '-r') ? ['-U', '--preserve-credentials'] : []
  const inside = (command: readonly string[]) => [
    'nsenter',
    ...user,
    '-m',
    '-t',
    String(holder.pid),
    '--',
    ...command,
  ]
  const shell = (script: string) => {
    const [file = '', ...args] = inside(['sh', '-c', script, 'sh', `${folder}/ballast`])
    return spawnSync(file, args)
  }
  return {
    folder,
    inside,
    // Large blocks first, then what is left byte by byte.
    fill: (leaving = 0) =>
      void shell(
        `for size in 64k 1k 1; do dd if=/dev/zero of="$1" bs=$size oflag=append conv=notrunc; done; truncate -s -${leaving}k "$1"`,
      ),
    free: () => void shell('rm -f "$1"'),
  }
}

function namespace(): readonly string[] | undefined {
  return NAMESPACES.find(
    (options) => spawnSync('unshare', [...options, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0,
  )
}

/**
 * The command line that runs one as somebody whom file modes bind: root reads and writes whatever the modes say.
 */
export function boundByModes(command: readonly string[]): string[] {
  if (process.getuid?.() !== 0) return [...command]
  const none = '-dac_override,-dac_read_search'
  return ['setpriv', `--bounding-set=${none}`, `--inh-caps=${none}`, '--', ...command]
}
