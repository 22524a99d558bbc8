import { today } from '#shared/domain/calendar-date.ts'
import { CREDENTIALS } from './acquaint/state.ts'
import { practiceCodes } from './codes.ts'
import { READY_ORGANISATION } from './ctrl-hub/sample/organisations.ts'
import { CLIENT, USER } from './ctrl-hub/tokens.ts'
import { sampleHomes } from './homes.ts'
import type { PracticeService } from './practice.ts'
import { ELSEWHERE, USER as YETI_USER } from './yeti/users.ts'

/** The stand-ins at an address, whichever process serves them: they open to the same credentials everywhere. */
export const practiceServiceAt = (url: string): Omit<PracticeService, 'close'> => ({
  url,
  credentials: {
    acquaint: { ...CREDENTIALS },
    ctrlHub: { ...CLIENT },
    ctrlHubUser: { ...USER },
    yeti: { ...YETI_USER },
    yetiElsewhere: { ...ELSEWHERE },
  },
  organisation: { ...READY_ORGANISATION },
  codes: { acquaint: practiceCodes() },
  homes: sampleHomes(today()),
})
