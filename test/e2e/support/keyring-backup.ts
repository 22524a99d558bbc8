import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import keytar from 'keytar'
import * as v from 'valibot'

/*
 * A backup of a keyring, as other programs make one: `read` prints every item of Handover, `write` puts back what comes
 * on stdin. Run as a process of its own in the keyring's session, because a process keeps the bus it first spoke to.
 */

const Items = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ account: v.string(), password: v.string() })),
)
type Items = v.InferOutput<typeof Items>

const self = fileURLToPath(import.meta.url)

export async function readKeyring(env: NodeJS.ProcessEnv): Promise<Items> {
  const { stdout } = await promisify(execFile)(process.execPath, [self, 'read'], { env })
  return v.parse(Items, stdout)
}

export async function writeKeyring(env: NodeJS.ProcessEnv, items: Items): Promise<void> {
  const child = spawn(process.execPath, [self, 'write'], { env, stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(JSON.stringify(items))
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error('The keyring was not put back.')
}

if (process.argv[1] === self) {
  if (process.argv[2] === 'read')
    process.stdout.write(JSON.stringify(await keytar.findCredentials('Handover')))
  else
    for (const { account, password } of v.parse(Items, await text(process.stdin)))
      await keytar.setPassword('Handover', account, password)
}
