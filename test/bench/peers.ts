import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMembers } from '#core/members.ts'
import { switchOf } from '#test/support/crash-switch.ts'
import type { PracticeProcess } from './practice.ts'

/* What people post rows of a spreadsheet with who have no Handover: newman (Postman) and bru (Bruno), as their users run them. */

const PEERS = fileURLToPath(new URL('peers/', import.meta.url))
const PATH = '17.0/app/utilityswitching/switches/tenant'

export type Peer = 'newman' | 'bru'

/** Installs both where only the measurement finds them; once. */
export async function installPeers(say: (line: string) => void): Promise<void> {
  if (existsSync(join(PEERS, 'node_modules', '.package-lock.json'))) return
  say('installing newman and @usebruno/cli into test/bench/peers (once; a minute or two)…')
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], PEERS)
}

/** How many a second it posts of the switches of these meters, out of one CSV file. Throws when not all were accepted. */
export async function peerRate(
  peer: Peer,
  practice: PracticeProcess,
  token: string,
  meters: readonly string[],
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-peer-'))
  try {
    writeFileSync(join(folder, 'switches.csv'), csvOf(meters))
    const args = peer === 'newman' ? newman(folder, practice.url, token) : bru(folder, practice.url, token)
    const before = await practice.accepted()
    const began = performance.now()
    await run(process.execPath, args, folder)
    const seconds = (performance.now() - began) / 1000
    const accepted = (await practice.accepted()) - before
    if (accepted !== meters.length)
      throw new Error(`Of ${meters.length} switches of ${peer} ${accepted} were accepted.`)
    return meters.length / seconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function newman(folder: string, url: string, token: string): string[] {
  const header = Object.entries(headersWith(token)).map(([key, value]) => ({ key, value }))
  const request = { url: `${url}${PATH}`, method: 'POST', header, body: { mode: 'raw', raw: template() } }
  const collection = {
    info: {
      name: 'switches',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [{ name: 'tenant switch', request }],
  }
  writeFileSync(join(folder, 'collection.json'), JSON.stringify(collection))
  const script = join(PEERS, 'node_modules', 'newman', 'bin', 'newman.js')
  return [script, 'run', 'collection.json', '--iteration-data', 'switches.csv', '--silent']
}

function bru(folder: string, url: string, token: string): string[] {
  const collection = join(folder, 'collection')
  mkdirSync(collection)
  writeFileSync(
    join(collection, 'bruno.json'),
    JSON.stringify({ version: '1', name: 'switches', type: 'collection' }),
  )
  const headers = Object.entries(headersWith(token)).map(([name, value]) => `  ${name}: ${value}`)
  const lines = [
    'meta {\n  name: tenant switch\n  type: http\n  seq: 1\n}\n',
    `post {\n  url: ${url}${PATH}\n  body: json\n  auth: none\n}\n`,
    `headers {\n${headers.join('\n')}\n}\n`,
    `body:json {\n  ${template()}\n}\n`,
  ]
  writeFileSync(join(collection, 'tenant switch.bru'), lines.join('\n'))
  const script = join(PEERS, 'node_modules', '@usebruno', 'cli', 'bin', 'bru.js')
  return [
    '--import',
    atCollection(collection),
    script,
    'run',
    '--csv-file-path',
    join(folder, 'switches.csv'),
  ]
}

/** bru runs in the folder of its collection. */
function atCollection(folder: string): string {
  return `data:text/javascript,process.chdir(${encodeURIComponent(JSON.stringify(folder))})`
}

function headersWith(token: string): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    accept: 'application/json',
    'x-acquaint-token': token,
  }
}

/** One column a member of the body, named by its path. */
function csvOf(meters: readonly string[]): string {
  const rows = meters.map((mprn) => leavesOf(switchOf(mprn)))
  const names = rows[0]?.map(({ name }) => name) ?? []
  const lines = rows.map((row) =>
    row.map(({ value }) => `"${String(value).replaceAll('"', '""')}"`).join(','),
  )
  return [names.join(','), ...lines, ''].join('\n')
}

/** The body with the name of its column in place of each member. */
function template(): string {
  const fill = (value: unknown, path: string): string => {
    if (!isMembers(value)) return typeof value === 'string' ? `"{{${path}}}"` : `{{${path}}}`
    const members = Object.entries(value).map(([name, one]) => `"${name}":${fill(one, below(path, name))}`)
    return `{${members.join(',')}}`
  }
  return fill(switchOf(''), '')
}

function leavesOf(value: unknown, path = ''): { name: string; value: unknown }[] {
  if (!isMembers(value)) return [{ name: path, value }]
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, below(path, name)))
}

/** With a dash, for a dot means something else to both of them. */
function below(path: string, name: string): string {
  return path === '' ? name : `${path}-${name}`
}

function run(command: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let said = ''
    const keep = (bytes: Buffer) => (said = (said + bytes.toString()).slice(-4000))
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}: ${said}`))
    })
  })
}
