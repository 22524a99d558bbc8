import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { connectOverHttp } from '#renderer/api/http.ts'
import type { Client } from '#renderer/api/transport.ts'
import { browserTab } from '#test/support/browser-page.ts'
import { startChild } from '#test/support/child.ts'

/** The built command line. */
export const CLI = fileURLToPath(new URL('../../../build/out/cli.js', import.meta.url))

/** The browser host as a user has it: the built program in a process of its own. */
export interface HostProcess {
  /** Opens one page, once. */
  link: string
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>
}

export interface HostOptions {
  folder: string
  /** All that the process knows of the computer: PATH, HOME, the bus. */
  env: NodeJS.ProcessEnv
  /** A program and its arguments to start it with. */
  through?: readonly string[]
  /** Told how to end it. */
  atEnd: (end: () => Promise<void>) => void
}

export async function startHost({ folder, env, through = [], atEnd }: HostOptions): Promise<HostProcess> {
  const child = startChild([...through, process.execPath, CLI, 'serve', '--profile', folder], env)
  const stop = async () => {
    child.process.kill('SIGTERM')
    await child.ended
  }
  atEnd(stop)
  const { link } = v.parse(
    v.pipe(v.string(), v.parseJson(), v.object({ link: v.string() })),
    await child.line(),
  )
  return { link, stop }
}

/** Speaks to a host as its page does; uses up the link. */
export function clientOf(host: HostProcess): Promise<Client> {
  return connectOverHttp(browserTab(host.link).page, (value) => value)
}
