import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { nodeCommand, startChild } from './child.ts'

const run = promisify(execFile)

/**
 * What a user finds on this computer: `unlocked` a bus and a keyring that is open, `bare` one that has no collection
 * yet, `no-service` a bus without a keyring, `refusing` a bus whose policy keeps everybody from the keyring, `no-bus` neither.
 */
export type Desktop = 'unlocked' | 'bare' | 'no-service' | 'refusing' | 'no-bus'

/** A private desktop session with a real gnome-keyring, to be given to processes as their environment. */
export interface KeyringSession {
  /** PATH, HOME, the XDG folders and the bus, and nothing else of this process. */
  readonly env: NodeJS.ProcessEnv
  /** Locks the login keyring, as a screen lock may. */
  lock(): Promise<void>
  /** Unlocks it in the running daemon, as signing in does (the control socket that PAM uses). */
  unlock(): Promise<void>
  /** Deletes every item of Handover. */
  empty(): Promise<void>
  /** How many items of Handover it holds. */
  count(): Promise<number>
}

const PASSWORD = 'pw'
const LOGIN = '/org/freedesktop/secrets/collection/login'

/**
 * Opens a desktop session of its own; everything it started ends with this test, or when `atEnd` says so, for one that
 * a whole file shares. (`afterAll` itself will not do: called inside a hook it is not heard.)
 */
export async function openKeyringSession(
  desktop: Desktop,
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<KeyringSession> {
  const home = mkdtempSync(join(tmpdir(), 'handover-test-'))
  for (const folder of ['data/keyrings', 'config', 'run'])
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 })
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  }
  const started: ChildProcess[] = []
  atEnd(async () => {
    for (const child of started.reverse()) await ended(child)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  })

  if (desktop !== 'no-bus') env['DBUS_SESSION_BUS_ADDRESS'] = await startBus(desktop, home, env, started)
  if (desktop !== 'no-service' && desktop !== 'no-bus')
    await startKeyring(home, env, started, desktop === 'bare' ? [] : ['--unlock'])
  const child = (what: string) =>
    run(...commandOf(nodeCommand(new URL('./keyring-items.ts', import.meta.url), what)), { env })

  return {
    env,
    lock: async () => {
      const call = [
        '--session',
        '--print-reply',
        '--dest=org.freedesktop.secrets',
        '/org/freedesktop/secrets',
      ]
      await run('dbus-send', [...call, 'org.freedesktop.Secret.Service.Lock', `array:objpath:${LOGIN}`], {
        env,
      })
    },
    unlock: () => unlock(home),
    empty: async () => {
      await child('empty')
    },
    count: async () => Number((await child('count')).stdout),
  }
}

const commandOf = ([file = '', ...args]: string[]): [string, string[]] => [file, args]

async function startBus(
  desktop: Exclude<Desktop, 'no-bus'>,
  home: string,
  env: NodeJS.ProcessEnv,
  started: ChildProcess[],
): Promise<string> {
  const config = join(home, 'bus.conf')
  writeFileSync(config, busConfig(home, desktop === 'refusing'))
  const bus = startChild(
    ['dbus-daemon', `--config-file=${config}`, '--nofork', '--nopidfile', '--print-address'],
    env,
  )
  started.push(bus.process)
  return bus.line()
}

/** It knows of no services that it could start by itself: whether there is a keyring is the test's to say. */
function busConfig(home: string, refusing: boolean): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=${home}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    ${refusing ? '<deny send_destination="org.freedesktop.secrets"/>' : ''}
  </policy>
</busconfig>
`
}

async function startKeyring(
  home: string,
  env: NodeJS.ProcessEnv,
  started: ChildProcess[],
  how: readonly string[],
): Promise<void> {
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', ...how, '--components=secrets'], {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  started.push(daemon)
  daemon.stdin.end(PASSWORD)
  await until('the control socket', () => existsSync(join(home, 'run', 'keyring', 'control')))
  const owned = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
  const ask = [...owned, 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  await until('the keyring', async () =>
    (await run('dbus-send', ask, { env })).stdout.includes('boolean true'),
  )
}

/** The daemon's own protocol: a byte for its credentials check, then length, operation (1: unlock) and the password. */
function unlock(home: string): Promise<void> {
  const password = Buffer.from(PASSWORD)
  const message = Buffer.alloc(13 + password.length)
  message.writeUInt32BE(12 + password.length, 1)
  message.writeUInt32BE(1, 5)
  message.writeUInt32BE(password.length, 9)
  password.copy(message, 13)
  return new Promise((resolve, reject) => {
    const socket = connect(join(home, 'run', 'keyring', 'control'))
    socket.on('connect', () => socket.write(message))
    socket.on('data', (answer) => {
      socket.destroy()
      if (answer.readUInt32BE(4) === 0) resolve()
      else reject(new Error('The keyring did not unlock.'))
    })
    socket.on('error', reject)
  })
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return
    await sleep(20)
  }
  throw new Error(`${what} did not come.`)
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('close', () => resolve())
    child.kill()
  })
}
