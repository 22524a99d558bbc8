import * as v from 'valibot'
import { VaultKind } from '#shared/contract/profile.ts'
import { asStoreTrouble, storeTrouble } from '../store/store-trouble.ts'
import { TroubleError } from '../trouble.ts'
import { profileFile } from './folder.ts'
import { readPrivateFile, writePrivateFile } from './private-file.ts'

/** Names a profile's items in the keychain; random, and no secret. */
const ProfileKey = v.pipe(v.string(), v.regex(/^[0-9a-f]{16,64}$/))

const Leftover = v.variant('vault', [
  v.object({ vault: v.literal('os'), profileKey: ProfileKey, items: v.array(v.string()) }),
  v.object({ vault: v.literal('passphrase') }),
])
/** What this profile has, or may have, in a vault that does not hold its keys, because a move began or ended; to be cleared. */
export type Leftover = v.InferOutput<typeof Leftover>

/**
 * A restoring that has not come to its end. `begun`: the profile is the former one, and what is being made for the next is to be thrown
 * away · `committed`: it is the next one, and its parts are to be put in their places · `done`: they are, and what is kept of the former
 * is to be thrown away once the next was opened.
 */
const Restoring = v.object({
  stage: v.picklist(['begun', 'committed', 'done']),
  /** Items of the former profile's connections in the vault; the next one asks for their passwords again. */
  secrets: v.array(v.string()),
})

const ProfileFile = v.object({
  version: v.literal(1),
  profileKey: ProfileKey,
  vault: VaultKind,
  /** ISO 8601 UTC: since when that vault holds the keys. */
  since: v.pipe(v.string(), v.isoTimestamp()),
  /** False until the store was made with the keys: until then nothing is lost with them. */
  storeMade: v.boolean(),
  leftovers: v.optional(v.array(Leftover)),
  restoring: v.optional(Restoring),
})
/** What `profile.json` says: which vault has the keys. It holds no secret and no personal data. */
export type ProfileFile = v.InferOutput<typeof ProfileFile>

const AnyVersion = v.object({ version: v.number() })

/**
 * Null when there is no such file.
 *
 * @throws TroubleError `damaged` when it cannot be understood, `newer` when a newer Handover wrote it, `read-only`
 *   or `failed` when it cannot be read
 */
export async function readProfileFile(folder: string): Promise<ProfileFile | null> {
  const text = await readText(folder)
  if (text === null) return null
  const json = v.safeParse(v.pipe(v.string(), v.parseJson()), text)
  const file = v.safeParse(ProfileFile, json.output)
  if (file.success) return file.output
  const other = v.safeParse(AnyVersion, json.output)
  if (other.success && other.output.version > 1) {
    throw storeTrouble('newer', `profile.json has version ${other.output.version}.`, {
      instead: { code: 'HO-PROFILE-NEWER', message: 'The profile was made by a newer version of Handover.' },
    })
  }
  throw new TroubleError({
    kind: 'vault',
    state: 'damaged',
    code: 'HO-PROFILE-DAMAGED',
    message: 'profile.json is damaged, so Handover does not know where the keys of this profile are.',
    fix: 'Put profile.json back from a backup of the profile folder. Nothing was changed.',
    detail: 'It is not a profile file of version 1.',
  })
}

export async function writeProfileFile(folder: string, content: ProfileFile): Promise<void> {
  try {
    await writePrivateFile(profileFile(folder), `${JSON.stringify(content, null, 2)}\n`)
  } catch (error) {
    throw asStoreTrouble(error)
  }
}

async function readText(folder: string): Promise<string | null> {
  try {
    return await readPrivateFile(profileFile(folder))
  } catch (error) {
    throw asStoreTrouble(error)
  }
}
