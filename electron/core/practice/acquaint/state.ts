import { randomBytes } from 'node:crypto'

/** The one account that the stand-in knows. It opens nothing but the stand-in. */
export const CREDENTIALS = { sitePrefix: 'PRAC', appPassword: 'practice-opens-nothing' } as const

/** What the stand-in keeps while it runs. */
export interface AcquaintState {
  signIn(sitePrefix: string, appPassword: string): string | null
  isSignedIn(token: string): boolean
  revoke(token: string): void
  /** Records a switch and gives it its two numbers. */
  record(): { caseID: string; switchOverID: string }
}

export function createAcquaintState(): AcquaintState {
  const tokens = new Set<string>()
  let last = 100_000
  return {
    signIn(sitePrefix, appPassword) {
      if (sitePrefix !== CREDENTIALS.sitePrefix || appPassword !== CREDENTIALS.appPassword) return null
      const token = randomBytes(24).toString('base64url')
      tokens.add(token)
      return token
    },
    isSignedIn: (token) => tokens.has(token),
    revoke: (token) => void tokens.delete(token),
    record() {
      last += 1
      return { caseID: `PC-${last}`, switchOverID: `PS-${last}` }
    },
  }
}
