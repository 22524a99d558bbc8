import { about } from './en-GB/about.ts'
import { appointments } from './en-GB/appointments.ts'
import { codes } from './en-GB/codes.ts'
import { connections } from './en-GB/connections.ts'
import { find } from './en-GB/find.ts'
import { firstRun } from './en-GB/first-run.ts'
import { help } from './en-GB/help.ts'
import { lock } from './en-GB/lock.ts'
import { qualifications } from './en-GB/qualifications.ts'
import { services } from './en-GB/services.ts'
import { settings } from './en-GB/settings.ts'
import { steps } from './en-GB/steps.ts'
import { trouble } from './en-GB/trouble.ts'

/** All that Handover says in British English, by the room that says it. What other languages say differently stands in theirs. */
export const enGB = {
  about,
  appointments,
  codes,
  connections,
  find,
  firstRun,
  help,
  lock,
  qualifications,
  services,
  settings,
  steps,
  trouble,
}

/** The words of a language: a third one is a file that has them, or what of them it says differently. */
export type Words = typeof enGB
