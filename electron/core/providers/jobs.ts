import type { SubmissionKind } from '#shared/domain/submission.ts'
import { ACQUAINT_JOBS } from './acquaint/jobs.ts'
import { CTRL_HUB_JOBS } from './ctrl-hub/jobs.ts'
import type { Job } from './provider.ts'
import { YETI_JOBS } from './yeti/jobs.ts'

const JOBS: Readonly<Record<SubmissionKind, Job>> = {
  ...ACQUAINT_JOBS,
  ...CTRL_HUB_JOBS,
  ...YETI_JOBS,
}

/** How submissions of a kind are checked, encoded and shown. */
export function jobOf(kind: SubmissionKind): Job {
  return JOBS[kind]
}
