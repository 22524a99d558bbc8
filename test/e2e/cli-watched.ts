import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { filesBelow, markersBelow, markersIn } from '#test/support/markers.ts'
import { start, type Ran } from './cli-run.ts'

/** A command that was looked at while it ran: on its command line, and in the folder for temporary files that it had to itself. */
export interface Watched extends Ran {
  /** Words that were on the command line of the process, or of one that it started. */
  onCommandLine: string[]
  /** Words that were in a temporary file, or in the name of one. */
  inTemporaryFiles: string[]
  /** Temporary files that were there when it had ended. */
  leftBehind: string[]
  /** How often it was looked at. */
  looks: number
}

export interface Run {
  words: readonly string[]
  stdin?: string
  env?: Record<string, string>
  /** Called with its first line on stdout; then it is ended as by Ctrl+C. */
  untilFirstLine?: (line: string) => Promise<void>
  /** Called once it has said this on stderr. */
  afterSaying?: { text: string; work: () => Promise<void> }
}

/** Runs a command to its end and looks at it all the while. */
export async function watched(run: Run, markers: readonly string[]): Promise<Watched> {
  const temporary = await mkdtemp(join(tmpdir(), 'handover-e2e-'))
  onTestFinished(() => rm(temporary, { recursive: true, force: true }))
  const child = start(run.words, { TMPDIR: temporary, ...run.env })
  const ran = { stdout: '', stderr: '' }
  const errands: Promise<void>[] = []
  let begun = false
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    ran.stdout += text
    if (begun || run.untilFirstLine === undefined || !ran.stdout.includes('\n')) return
    begun = true
    errands.push(run.untilFirstLine(ran.stdout.split('\n')[0] ?? '').finally(() => child.kill('SIGINT')))
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    ran.stderr += text
    if (begun || run.afterSaying === undefined || !ran.stderr.includes(run.afterSaying.text)) return
    begun = true
    errands.push(run.afterSaying.work())
  })
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(run.stdin ?? '')
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))

  const onCommandLine = new Set<string>()
  const inTemporaryFiles = new Set<string>()
  let looks = 0
  const look = async () => {
    for (const line of await commandLinesOf(child.pid ?? 0))
      for (const word of markersIn(line, markers)) onCommandLine.add(`${word} in ${line}`)
    for (const word of await markersBelow(temporary, markers).catch(() => [])) inTemporaryFiles.add(word)
    looks += 1
  }
  while (child.exitCode === null && child.signalCode === null) {
    await look()
    await pause(40)
  }
  const exit = await ended
  await Promise.all(errands)
  return {
    ...ran,
    exit,
    looks,
    onCommandLine: [...onCommandLine],
    inTemporaryFiles: [...inTemporaryFiles, ...(await markersBelow(temporary, markers))],
    leftBehind: await filesBelow(temporary),
  }
}

/** The command lines of a process and of all that it started, as every user of this computer can read them. */
async function commandLinesOf(pid: number): Promise<string[]> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 1).split(' ')[2]))
  }
  const ours = new Set([pid])
  for (let grown = true; grown;) {
    grown = false
    for (const [child, parent] of parents) {
      if (!ours.has(parent) || ours.has(child)) continue
      ours.add(child)
      grown = true
    }
  }
  const lines = [...ours].map((one) => readFile(`/proc/${one}/cmdline`, 'utf8').catch(() => ''))
  return (await Promise.all(lines)).map((line) => line.replaceAll('\0', ' '))
}
