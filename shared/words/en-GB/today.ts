/** The Today page. What only stands on it when there is something of it has its words in `due`. */
export const today = {
  heading: 'Today',
  loading: 'Reading what there is to do…',
  connect: 'Add a connection',
  start: 'Start something new',
  beginFailed: 'What to begin with could not be shown',
  more: (submissions: number) => `${submissions.toLocaleString('en-GB')} more in the outbox`,
  attention: {
    heading: 'Needs attention',
    none: 'Nothing. Everything you sent is in order.',
    noneOfLandlord: 'Nothing. Your homes are in order.',
    refused: 'Sign-in refused: what is to be sent waits until that is put right.',
  },
  dueFailed: 'What is due could not be shown',
  progress: {
    heading: 'In progress',
    changed: (what: string, when: string) => `${what} · last changed ${when}`,
    lettersFailed: 'Letters could not be shown',
  },
  emptyFailed: 'Empty homes could not be shown',
  done: 'Recently done',
  qualifications: {
    heading: 'Qualifications',
    looking: 'Looking for what expires soon…',
    failed: 'Qualifications could not be looked up',
  },
}
