import { about } from './en-GB/about.ts'
import { appointmentWizard } from './en-GB/appointment-wizard.ts'
import { appointments } from './en-GB/appointments.ts'
import { awardWizard } from './en-GB/award-wizard.ts'
import { backup } from './en-GB/backup.ts'
import { batch } from './en-GB/batch.ts'
import { checklist } from './en-GB/checklist.ts'
import { codes } from './en-GB/codes.ts'
import { components } from './en-GB/components.ts'
import { connections } from './en-GB/connections.ts'
import { due } from './en-GB/due.ts'
import { failures } from './en-GB/failures.ts'
import { fieldNames } from './en-GB/field-names.ts'
import { find } from './en-GB/find.ts'
import { fields } from './en-GB/fields.ts'
import { firstRun } from './en-GB/first-run.ts'
import { help } from './en-GB/help.ts'
import { homes } from './en-GB/homes.ts'
import { imports } from './en-GB/imports.ts'
import { landlord } from './en-GB/landlord.ts'
import { lock } from './en-GB/lock.ts'
import { newPage } from './en-GB/new-page.ts'
import { outbox } from './en-GB/outbox.ts'
import { people } from './en-GB/people.ts'
import { progress } from './en-GB/progress.ts'
import { psrWizard } from './en-GB/psr-wizard.ts'
import { qualifications } from './en-GB/qualifications.ts'
import { receipt } from './en-GB/receipt.ts'
import { rights } from './en-GB/rights.ts'
import { serviceChangeWizard } from './en-GB/service-change-wizard.ts'
import { serviceWizard } from './en-GB/service-wizard.ts'
import { services } from './en-GB/services.ts'
import { settings } from './en-GB/settings.ts'
import { signIn } from './en-GB/sign-in.ts'
import { shell } from './en-GB/shell.ts'
import { steps } from './en-GB/steps.ts'
import { submissions } from './en-GB/submissions.ts'
import { switchWizard } from './en-GB/switch-wizard.ts'
import { today } from './en-GB/today.ts'
import { trouble } from './en-GB/trouble.ts'
import { wizardFrame } from './en-GB/wizard-frame.ts'

/** All that Handover says in British English, by the room that says it. What other languages say differently stands in theirs. */
export const enGB = {
  about,
  appointments,
  appointmentWizard,
  awardWizard,
  backup,
  batch,
  checklist,
  codes,
  components,
  connections,
  due,
  failures,
  fieldNames,
  fields,
  find,
  firstRun,
  help,
  homes,
  imports,
  landlord,
  lock,
  newPage,
  outbox,
  people,
  progress,
  psrWizard,
  qualifications,
  receipt,
  rights,
  serviceChangeWizard,
  services,
  serviceWizard,
  settings,
  shell,
  signIn,
  steps,
  submissions,
  switchWizard,
  today,
  trouble,
  wizardFrame,
}

/** The words of a language: a third one is a file that has them, or what of them it says differently. */
export type Words = typeof enGB
