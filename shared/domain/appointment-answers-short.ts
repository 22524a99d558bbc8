import { choiceWords, METHODS } from './appointment-answers-words.ts'
import { dayWords, spanWords, valueOf } from './appointment-answers-summary.ts'
import { howOf } from './appointment-answers.ts'
import { answered } from './answered.ts'
import type { Answers } from './wizard-form.ts'

/** A step's answer in a few words, for the list of steps; '' when there is none. Never holds anything about health, ECR or notes. */
export function shortAnswer(step: string, answers: Answers): string {
  switch (step) {
    case 'property':
      return valueOf('property.id', answers)
    case 'contact':
      return howOf(answers, 'contact') === 'new'
        ? ['contact.first_name', 'contact.last_name']
            .flatMap((name) => answered(answers, name) ?? [])
            .join(' ')
        : valueOf('contact.id', answers)
    case 'interaction': {
      const how = howOf(answers, 'interaction')
      if (how === 'existing') return valueOf('interaction.id', answers)
      return how === null ? '' : choiceWords(METHODS, answered(answers, 'interaction.method') ?? '')
    }
    case 'account': {
      const how = howOf(answers, 'account')
      return how === 'new' ? 'A new account' : valueOf('account.id', answers)
    }
    case 'operation':
      return valueOf('operation.id', answers)
    case 'when': {
      const day = answered(answers, 'date')
      return [day === undefined ? '' : dayWords(day), spanWords(answers)]
        .filter((part) => part !== '')
        .join(', ')
    }
    default:
      return ''
  }
}
