import { text, type ProblemText } from './problem-text.ts'

/** Every problem that a check of a Ctrl Hub body, or of the times in it, can find. The values that were refused are never part of a text. */
export const CTRL_HUB_TEXTS = {
  // Times at a home
  'HO-TIME-NONE': text(
    'A time does not exist at the home because the clocks go forward over it.',
    'There is no such time on this day: the clocks go forward from 1am to 2am.',
    'Choose a time before 1am or from 2am on.',
  ),
  'HO-TIME-TWICE': text(
    'A time comes twice at the home because the clocks go back over it.',
    'This time comes twice on this day: the clocks go back from 2am to 1am.',
    'Say whether you mean the first (summer time) or the second (winter time).',
  ),
} as const satisfies Readonly<Record<string, ProblemText>>
