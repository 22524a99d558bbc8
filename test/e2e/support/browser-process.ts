import { fileURLToPath } from 'node:url'
import { askForLink } from '#electron/loopback/control.ts'
import { controlFileOf } from '#electron/loopback/serve.ts'
import { startChild } from '#test/support/child.ts'

const HOST = fileURLToPath(new URL('../../../build/out/loopback.js', import.meta.url))

/** The built browser host in a process of its own, on a practice profile that this process has open as well. */
export interface BrowserProcess {
  /** A fresh link; each opens once. */
  newLink(): Promise<string>
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>
}

/** @param service where the stand-ins are served */
export async function startBrowserProcess(folder: string, service: string): Promise<BrowserProcess> {
  const words = ['--practice', `--practice-service=${service}`, `--profile=${folder}`, '--no-open']
  const child = startChild([process.execPath, HOST, ...words])
  await child.line()
  return {
    async newLink() {
      const link = await askForLink(controlFileOf(folder, true))
      if (link === null) throw new Error('The browser host does not answer any more.')
      return link
    },
    async stop() {
      child.process.kill('SIGTERM')
      await child.ended
    },
  }
}
