import { CONSENT_QUESTIONS } from './consent-answers.ts'
import { ask, formSteps } from './form-steps.ts'
import { NEED_WITH_TEXT, needOf } from './needs-codes.ts'
import { MOST_INFOS, nameKey, valueKey } from './psr-answers-info.ts'
import { expiryKey, isForATime, needKey, NEED_TEXT, NO_NEEDS, TICKABLE } from './psr-answers-needs.ts'
import type { Answers } from './wizard-form.ts'

export const PSR_STEPS = ['home', 'meters', 'needs', 'priority', 'info', 'basis', 'check'] as const
export type PsrStep = (typeof PSR_STEPS)[number]

const isTicked = (code: string) => (answers: Answers) => answers[needKey(code)] === 'yes'
const hasAgreed = (answers: Answers) => answers['consent.agreed'] === 'yes'

/** `needs` and `meters` stand for a whole list: what is wrong with it is told there. */
const QUESTIONS = [
  ...ask<PsrStep>('home', ['property.id']),
  ...ask<PsrStep>('meters', ['meters']),
  ...ask<PsrStep>('needs', ['needs']),
  ...TICKABLE.flatMap((code) => [
    ...ask<PsrStep>('needs', [needKey(code)], needOf(code) === null ? isTicked(code) : undefined),
    ...ask<PsrStep>('needs', [expiryKey(code)], (answers) => isForATime(code, answers)),
    ...(code === NEED_WITH_TEXT ? ask<PsrStep>('needs', [NEED_TEXT], isTicked(code)) : []),
  ]),
  ...ask<PsrStep>('needs', [NO_NEEDS]),
  ...ask<PsrStep>('priority', ['priority']),
  ...Array.from({ length: MOST_INFOS }, (_, place) => [nameKey(place), valueKey(place)]).flatMap(
    (questions) => ask<PsrStep>('info', questions),
  ),
  ...ask<PsrStep>('basis', ['consent.agreed']),
  ...ask<PsrStep>('basis', CONSENT_QUESTIONS, hasAgreed),
]

const ATTRIBUTES = 'data.attributes'
/** What of a body each question fills. A service may also name the member alone. */
const FILLS = [
  { path: `${ATTRIBUTES}.priority`, question: 'priority' },
  { path: `${ATTRIBUTES}.extra_info`, question: 'needs' },
  { path: 'data.relationships.meter', question: 'meters' },
  { path: 'extra_info', question: 'needs' },
  { path: 'meter', question: 'meters' },
].map((fill) => ({ ...fill, kind: 'psr-record' as const }))

export const psrSteps = formSteps<PsrStep>({ steps: PSR_STEPS, questions: QUESTIONS, fills: FILLS })
