/** The texts of one problem: for the help, for the screen, and how to mend it. */
export interface ProblemText {
  meaning: string
  message: string
  fix: string
}

/** One problem's texts. */
export const text = (meaning: string, message: string, fix: string): ProblemText => ({
  meaning,
  message,
  fix,
})
