/** The systems whose words differ. */
export type System = 'windows' | 'mac' | 'linux'

/** What the page of a trouble says. */
export interface TroubleWords {
  title: string
  /** What happened, in one or two short sentences. */
  lead: string
  /** What to do, in order. A step that differs from system to system says so for each. */
  steps: readonly (string | Readonly<Record<System, string>>)[]
  /** The steps speak of the profile folder, which is then shown with them. */
  folder?: true
}
