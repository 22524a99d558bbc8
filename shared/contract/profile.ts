import * as v from 'valibot'
import { DATE_STYLES } from '../domain/date-style.ts'
import { HOME_COUNTRIES, TEXT_SIZES } from '../domain/presentation.ts'
import { LANGUAGES } from '../words/language.ts'
import { Trouble } from './error-data.ts'
import { procedure } from './errors.ts'
import { PolicyStatus } from './policy.ts'

const shortText = v.pipe(v.string(), v.maxLength(200))

/** Names and address as they go on a switch; kept once for a landlord who lets their own homes. */
export const LandlordDetails = v.record(
  v.pipe(v.string(), v.maxLength(80)),
  v.pipe(v.string(), v.maxLength(500)),
)

/** Of what the system is to tell while nobody looks at Handover. */
const Notify = v.object({
  /** Everything of a batch has its answer. */
  done: v.boolean(),
  /** Something needs attention. */
  attention: v.boolean(),
})
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650))

/** The choices of minutes until Handover locks itself. */
export const LOCK_MINUTES = [0, 5, 15, 30] as const

export const Settings = v.object({
  /** Who uses Handover; goes on receipts. '' until asked. */
  yourName: shortText,
  role: v.nullable(v.picklist(['agent', 'landlord'])),
  /** Answers of the landlord step, keyed like wizard answers (`landlord.firstName`); null for an agent. */
  landlord: v.nullable(LandlordDetails),
  theme: v.picklist(['system', 'light', 'dark']),
  language: v.optional(v.picklist(['system', ...LANGUAGES]), 'system'),
  /** What a new wizard begins with; null: it asks. */
  homeCountry: v.optional(v.nullable(v.picklist(HOME_COUNTRIES)), null),
  dateStyle: v.optional(v.picklist(DATE_STYLES), 'words'),
  textSize: v.optional(v.picklist(TEXT_SIZES), 100),
  notify: v.optional(Notify, { done: true, attention: true }),
  /** Days that a sent body is kept after its answer. */
  keepBodiesDays: days,
  /** The same for Priority Services records, which are never kept longer than the others. */
  keepPsrDays: v.exactOptional(days, 30),
  /** Days after which a draft that nobody worked on is removed. */
  keepDraftsDays: v.exactOptional(v.pipe(days, v.minValue(1)), 30),
  /** Years after which a receipt is removed with all that is left of its submission. */
  keepReceiptsYears: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 6),
  /** Minutes without anybody there after which Handover is locked; 0: never. */
  lockMinutes: v.exactOptional(v.picklist(LOCK_MINUTES), 15),
})
export type Settings = v.InferOutput<typeof Settings>

export const VaultKind = v.picklist(['os', 'passphrase', 'practice'])
export type VaultKind = v.InferOutput<typeof VaultKind>

/**
 * `new`: no vault chosen yet · `open`: ready · `locked`: open, and nothing of it is told until somebody opens the screens again ·
 * `closed`: something is in the way, see `trouble`.
 */
export const ProfileStatus = v.object({
  host: v.picklist(['desktop', 'browser', 'cli']),
  version: v.string(),
  folder: v.string(),
  practice: v.boolean(),
  /** Whether the way out of practice leads back to a real profile in this process. */
  canLeavePractice: v.boolean(),
  state: v.picklist(['new', 'open', 'locked', 'closed']),
  /** What the lock can be opened with; it locks only when there is something. */
  lockedBy: v.array(v.picklist(['pin', 'passphrase'])),
  vault: v.nullable(v.object({ kind: VaultKind, since: v.string() })),
  trouble: v.nullable(Trouble),
  settings: v.nullable(Settings),
  /** What the office has set on this computer; null when there is no policy file. */
  policy: v.nullable(PolicyStatus),
})
export type ProfileStatus = v.InferOutput<typeof ProfileStatus>

const passphrase = v.pipe(v.string(), v.minLength(8), v.maxLength(1024))

export const profile = {
  status: procedure.output(ProfileStatus),
  /** Whether this computer has a keychain that works; nothing is made. */
  probeKeychain: procedure.output(v.object({ usable: v.boolean(), trouble: v.nullable(Trouble) })),
  /** Makes the vault of a new profile and opens it. A passphrase is needed for, and only for, that kind. */
  createVault: procedure
    .input(
      v.variant('kind', [
        v.object({ kind: v.literal('os') }),
        v.object({ kind: v.literal('passphrase'), passphrase }),
      ]),
    )
    .output(ProfileStatus),
  /** Opens a passphrase profile. */
  unlock: procedure
    .input(v.object({ passphrase: v.pipe(v.string(), v.maxLength(1024)) }))
    .output(ProfileStatus),
  /** Tries again after a keychain was unlocked or a disk was mended. */
  retry: procedure.output(ProfileStatus),
  /**
   * Moves the keys and secrets of the open profile to the other kind of vault: each is written, read back and compared
   * before profile.json names the new vault, and only then are the old ones deleted.
   */
  moveVault: procedure
    .input(
      v.variant('to', [
        v.object({ to: v.literal('os') }),
        v.object({ to: v.literal('passphrase'), passphrase }),
      ]),
    )
    .output(ProfileStatus),
  enterPractice: procedure.output(ProfileStatus),
  leavePractice: procedure.output(ProfileStatus),
  saveSettings: procedure.input(Settings).output(ProfileStatus),
  /** Versions and states without personal data, as `handover doctor` prints them. */
  diagnostics: procedure.output(v.array(v.object({ name: v.string(), value: v.string() }))),
}
