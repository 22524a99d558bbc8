import type { CtrlHubKind } from '#shared/domain/ctrl-hub/document.ts'
import { accountJob } from './jobs/account.ts'
import { appointmentJob } from './jobs/appointment.ts'
import { contactJob } from './jobs/contact.ts'
import type { CtrlHubJob } from './jobs/document-job.ts'
import { interactionJob } from './jobs/interaction.ts'
import { psrRecordJob } from './jobs/psr-record.ts'
import { qualificationAwardJob } from './jobs/qualification-award.ts'

/** Everything that Ctrl Hub can be sent. */
export const CTRL_HUB_JOBS: Readonly<Record<CtrlHubKind, CtrlHubJob>> = {
  'psr-record': psrRecordJob,
  'qualification-award': qualificationAwardJob,
  appointment: appointmentJob,
  interaction: interactionJob,
  contact: contactJob,
  account: accountJob,
}
