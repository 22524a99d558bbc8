import type { Answers } from './wizard-form.ts'

/** The trimmed answer, or undefined when there is none. */
export function answered(answers: Answers, question: string): string | undefined {
  const typed = answers[question]?.trim()
  return typed === '' ? undefined : typed
}
