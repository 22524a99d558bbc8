import { blockedPsrAnswers, checkPsrAnswers } from './psr-answers-checks.ts'
import { psrParts } from './psr-answers-body.ts'
import { psrSteps, type PsrStep } from './psr-answers-steps.ts'
import { psrShortAnswer, psrSummaryOf } from './psr-answers-summary.ts'
import { nameOfPsrQuestion } from './psr-answers-names.ts'
import { KIND_FACTS } from './submission.ts'
import type { WizardForm, WizardStep } from './wizard-form.ts'

const step = (name: PsrStep, title: string, heading: string): WizardStep => ({ name, title, heading })

/** A Priority Services record for one or more meters of a home. Nothing but the answers themselves ever tells a need unmasked. */
export const psrForm: WizardForm = {
  kind: 'psr-record',
  title: KIND_FACTS['psr-record'].title,
  steps: [
    step('home', 'Home', 'Which home is it?'),
    step('meters', 'Meters', 'Which meters get a record?'),
    step('needs', 'Needs', 'What does the household need?'),
    step('priority', 'Priority', 'Which priority does it have?'),
    step('info', 'Extra information', 'Is there anything else for the record?'),
    step('basis', 'Agreement', 'Have they agreed?'),
    step('check', 'Check and send', 'Check your answers'),
  ],
  questionsOf: psrSteps.questionsOf,
  shortAnswer: psrShortAnswer,
  nameOf: nameOfPsrQuestion,
  summaryOf: psrSummaryOf,
  check: checkPsrAnswers,
  parts: psrParts,
  placeOfPath: psrSteps.placeOfPath,
  blocked: blockedPsrAnswers,
}
