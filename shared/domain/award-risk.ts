/** Ctrl Hub's levels of risk that an award runs out unnoticed, least first (documented: the award page's `risks`). */
export const RISK_LEVELS = ['none', 'low', 'medium', 'high', 'critical'] as const
export type RiskLevel = (typeof RISK_LEVELS)[number]

/** What each level is called on screen. */
export const RISK_WORDS: Readonly<Record<RiskLevel, string>> = {
  none: 'No risk',
  low: 'Low risk',
  medium: 'Medium risk',
  high: 'High risk',
  critical: 'Critical risk',
}

/** What of an award its timeline and its words are made of. Times are instants as the service gave them; null when it did not. */
export interface AwardTimes {
  awardedAt: string | null
  due: string | null
  expiresAt: string | null
  isValid: boolean | null
  risk: RiskLevel | null
  /** When each level begins. */
  thresholds: Readonly<Partial<Record<RiskLevel, string | null>>>
}
