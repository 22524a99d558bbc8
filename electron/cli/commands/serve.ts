import { once } from 'node:events'
import { resolve } from 'node:path'
import { readArguments, readNumber } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'
import { Stop } from '../stop.ts'

export const serve: Command = {
  async run(words, context) {
    const { values, common } = readArguments(words, { port: { type: 'string' } }, [])
    const port = readNumber('--port', values.port, 1, 65_535, 0)
    const { terminal } = context
    const [host, { askForLink }, { defaultFolder }] = await Promise.all([
      import('#electron/loopback/serve.ts'),
      import('#electron/loopback/control.ts'),
      import('#core/profile/folder.ts'),
    ])
    // A practice run without a profile has a folder of its own, so nobody else serves it.
    if (!common.practice || common.profile !== null) {
      const folder = common.profile === null ? defaultFolder() : resolve(common.profile)
      const link = await askForLink(host.controlFileOf(folder, common.practice))
      if (link !== null) {
        terminal.out(JSON.stringify({ link }))
        terminal.note('Handover is running on this profile already; this is a fresh link to it.')
        return EXIT.done
      }
    }
    return withProfile(
      context,
      common,
      { whenNew: 'open', whenClosed: 'open', host: 'browser' },
      async (app) => {
        const server = await host
          .serve(app, {
            port: port === 0 ? null : port,
            pageFolder: context.pageFolder,
            practice: common.practice,
          })
          .catch((error: unknown) => {
            const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
            throw taken
              ? new Stop(EXIT.usage, [
                  '--port: another program uses this port. Choose another, or leave it out.',
                ])
              : error
          })
        terminal.out(JSON.stringify({ link: server.newLink() }))
        terminal.note('The link opens once, within ten minutes. Ctrl+C ends Handover.')
        if (!terminal.signal.aborted) await once(terminal.signal, 'abort')
        await server.close()
        return EXIT.done
      },
    )
  },
}
