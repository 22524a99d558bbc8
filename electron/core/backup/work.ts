import * as v from 'valibot'
import { BackupManifest, BackupProgress } from '#shared/contract/backup.ts'
import { Contents } from './contents.ts'

/* What the thread is asked, and what it answers. Both stay in this process. */
const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Migrations = v.array(v.object({ number: v.number(), name: v.string(), sql: v.string() }))

export const Job = v.variant('job', [
  v.object({
    job: v.literal('pack'),
    store: v.string(),
    storeKey: hex32,
    target: v.string(),
    workFolder: v.string(),
    key: hex32,
    salt: hex32,
    phraseSince: v.string(),
    items: v.record(v.string(), v.string()),
    id: v.string(),
    app: v.string(),
    madeAt: v.string(),
    migrations: Migrations,
  }),
  v.object({
    job: v.literal('unpack'),
    file: v.string(),
    key: hex32,
    target: v.string(),
    migrations: Migrations,
  }),
  v.object({ job: v.literal('rekey'), file: v.string(), from: hex32, to: hex32 }),
])
export type Job = v.InferOutput<typeof Job>

/** What comes of each. */
export const OUTPUT = { pack: BackupManifest, unpack: Contents, rekey: v.null() } as const

/** How far it is; then what came of it, or why nothing did: the name of a refusal, or of an error, whose text may quote what it read. */
export const Message = v.variant('kind', [
  v.object({ kind: v.literal('progress'), progress: BackupProgress }),
  v.object({ kind: v.literal('done'), output: v.unknown() }),
  v.object({ kind: v.literal('refused'), refusal: v.string() }),
  v.object({ kind: v.literal('failed'), error: v.string() }),
])
export type Message = v.InferOutput<typeof Message>
