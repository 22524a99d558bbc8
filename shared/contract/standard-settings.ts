import type { Settings } from './profile.ts'

/** What holds until the user says otherwise. Of `keepBodiesDays` the store's own rule says it again (`keptUntil`). */
export const STANDARD_SETTINGS: Settings = {
  yourName: '',
  role: null,
  landlord: null,
  theme: 'system',
  language: 'system',
  homeCountry: null,
  dateStyle: 'words',
  textSize: 100,
  notify: { done: true, attention: true },
  keepBodiesDays: 30,
  keepPsrDays: 30,
  keepDraftsDays: 30,
  keepReceiptsYears: 6,
  lockMinutes: 15,
}
