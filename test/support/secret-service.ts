import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { tools } from '#build/tools.mjs'
import { Trouble } from '#shared/contract/errors.ts'
import { nodeCommand, startChild } from './child.ts'
import { temporaryFolder } from './store.ts'
import { needs } from './tools.ts'

/** The reason to skip what needs a real Secret Service, or false: each scenario opens one of its own. */
export function noSecretService(): string | false {
  return tools.find((tool) => tool.name === 'secret-service')?.there() === true
    ? false
    : needs('secret-service')
}

/**
 * A private session: `keyring` with an unlocked login keyring, `bare-keyring` without any collection, `no-service`
 * with a bus but no Secret Service, `no-bus` with neither.
 */
export type Session = 'keyring' | 'bare-keyring' | 'no-service' | 'no-bus'

/** One step of a scenario, done in the process that talks to the keychain (keychain-child.ts). */
export type Step =
  | { do: 'probe' | 'lock' | 'unlock' }
  | { do: 'read' | 'remove' | 'remove-raw'; name: string }
  | { do: 'write'; name: string; value: string }
  | { do: 'create-profile' | 'open-profile'; folder: string }
  | { do: 'count' }

export const StepResult = v.object({
  /** What the step answered: a value read, the number of items, `done`. */
  answer: v.nullable(v.union([v.string(), v.number()])),
  trouble: v.nullable(Trouble),
})
export type StepResult = v.InferOutput<typeof StepResult>

const child = new URL('./keychain-child.ts', import.meta.url)

/** Does the steps in order against a real Secret Service of its own and tells what each gave. Nothing outlives it. */
export async function inSession(session: Session, steps: readonly Step[]): Promise<StepResult[]> {
  const home = temporaryFolder()
  for (const folder of ['data/keyrings', 'config', 'run']) {
    mkdirSync(join(home, folder), { recursive: true, mode: 0o700 })
  }
  const running = startChild(
    [
      ...wrapper(session, home),
      ...nodeCommand(child, JSON.stringify({ steps, profileKey: 'f00dfeedf00dfeed' })),
    ],
    {
      PATH: process.env['PATH'],
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_RUNTIME_DIR: join(home, 'run'),
    },
  )
  const results: StepResult[] = []
  for (const _ of steps)
    results.push(v.parse(v.pipe(v.string(), v.parseJson(), StepResult), await running.line()))
  await running.ended
  return results
}

function wrapper(session: Session, home: string): string[] {
  switch (session) {
    case 'keyring':
      return [
        'dbus-run-session',
        '--',
        'bash',
        '-c',
        'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"',
        '--',
      ]
    case 'bare-keyring':
      return [
        'dbus-run-session',
        '--',
        'bash',
        '-c',
        'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1 && exec "$@"',
        '--',
      ]
    case 'no-service':
      return ['dbus-run-session', `--config-file=${busWithoutServices(home)}`, '--']
    case 'no-bus':
      return []
  }
}

/** The installed keyring would be started by the bus itself; this bus knows of no services. */
function busWithoutServices(home: string): string {
  const file = join(home, 'bus.conf')
  if (!existsSync(file)) {
    writeFileSync(
      file,
      `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=${home}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
    )
  }
  return file
}
