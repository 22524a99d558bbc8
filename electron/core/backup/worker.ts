import { isDeepStrictEqual } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { TroubleError } from '../trouble.ts'
import { Secret } from '../vault/secret.ts'
import type { Contents } from './contents.ts'
import { packBackup } from './pack.ts'
import { backupRefusal, refusalName, type BackupRefusal } from './refusals.ts'
import { changeKey, inspect } from './snapshot.ts'
import { unpackBackup } from './unpack.ts'
import { Job, type Message } from './work.ts'

/* The thread that does one thing with one backup and ends, so that reading and enciphering never hold up the application. */

if (parentPort === null) throw new Error('This file is started as a thread.')
const port = parentPort
const say = (message: Message): void => port.postMessage(message)

/** At most so often: a message for every chunk would be more work than the chunk. */
const EVERY_MS = 100
let told = 0
type Stage = Extract<Message, { kind: 'progress' }>['progress']['stage']
function tell(stage: Stage, done: number, total: number): void {
  if (done > 0 && Date.now() - told < EVERY_MS) return
  told = Date.now()
  say({ kind: 'progress', progress: { stage, done, total } })
}

async function work(job: Job): Promise<unknown> {
  switch (job.job) {
    case 'pack':
      return packBackup(job, tell)
    case 'unpack':
      return unpackAndInspect(job)
    case 'rekey':
      changeKey(job.file, Secret.of(job.from), Secret.of(job.to))
      return null
  }
}

async function unpackAndInspect(job: Extract<Job, { job: 'unpack' }>): Promise<Contents> {
  const contents = unpackBackup(job.file, job.key, job.target, (done, total) => tell('opening', done, total))
  try {
    const { migration, tables } = await inspect(job.target, Secret.of(contents.snapshotKey), job.migrations)
    const { manifest } = contents
    if (!isDeepStrictEqual({ migration, tables }, { migration: manifest.migration, tables: manifest.tables }))
      throw backupRefusal('damaged')
    return contents
  } catch (error) {
    if (!(error instanceof TroubleError)) throw error
    const { state, code } = error.trouble
    if (state === 'newer') throw backupRefusal('newer-format')
    throw backupRefusal(code === 'HO-STORE-MIGRATION-CHANGED' ? 'other-edition' : 'damaged')
  }
}

const OF_CODE: Readonly<Record<string, BackupRefusal>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  SQLITE_FULL: 'full',
  EEXIST: 'exists',
  EACCES: 'no-place',
  EPERM: 'no-place',
  EROFS: 'no-place',
  ENOENT: 'no-place',
  ENOTDIR: 'no-place',
}

function refusalOf(error: unknown): BackupRefusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return refusalName(error) ?? OF_CODE[code] ?? null
}

work(v.parse(Job, workerData)).then(
  (output) => say({ kind: 'done', output }),
  (error: unknown) => {
    const refusal = refusalOf(error)
    if (refusal !== null) say({ kind: 'refused', refusal })
    else say({ kind: 'failed', error: error instanceof Error ? error.name : typeof error })
  },
)
