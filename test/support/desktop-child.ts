import { registerHooks } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/*
 * The desktop host as it was built, in plain Node: `electron` is recording-electron.ts. The first argument is the built
 * main.js; the others are the host's. Started by recorded-desktop.ts, which asks it over the channel between processes.
 */

const stand = new URL('./recording-electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: stand, shortCircuit: true } : next(specifier, context),
})

// What an installer puts beside the archive is not there.
Object.assign(process, { resourcesPath: join(tmpdir(), 'no-resources-of-handover') })

const { app } = await import('./recording-electron.ts')
const { answers } = await import('./recorded-answers.ts')
const known: Record<string, (...details: never[]) => unknown> = answers

async function answer(name: string, details: never[]): Promise<unknown> {
  return known[name]?.(...details)
}

app.once('recorded-load', () => process.send?.({ ready: true }))
process.on('message', (message: { id: number; name: string; details: never[] }) => {
  void answer(message.name, message.details).then(
    (given) => process.send?.({ id: message.id, answer: given }),
    (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
  )
})
// A signal asks nobody, also while something is being sent.
process.on('disconnect', () => process.emit('SIGTERM'))

// What an installer puts beside the archive is not there.
Object.assign(process, { resourcesPath: join(tmpdir(), 'no-resources-of-handover') })
const [main = ''] = process.argv.splice(1, 2).slice(1)
await import(pathToFileURL(main).href)
