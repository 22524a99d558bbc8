import type { DesktopPort } from './desktop-port.ts'
import type { ProxyResolver } from './providers/proxy-answer.ts'
import type { Secret } from './vault/secret.ts'

/** What a host decides when it opens the application. */
export interface AppOptions {
  host: 'desktop' | 'browser' | 'cli'
  /** The profile folder; the system's usual place (env-paths, local) when null. */
  folder: string | null
  /** Start in practice: the stand-ins on loopback, ready connections, no keychain. */
  practice: boolean
  /** Practise with the stand-ins that another process serves at `http://127.0.0.1:PORT/`; with its own when absent. */
  practiceService?: string
  /** Whether this process sends by itself (desktop, browser) or only through `outbox.run` (command line). */
  sends: boolean
  /** Which vault a new profile gets without being asked (command line), or null to ask on screen. */
  vault: 'os' | 'passphrase' | null
  passphrase: Secret | null
  version: string
  /** The window that the desktop host has; absent in the others. */
  desktop?: DesktopPort
  /** The system's proxy, where a host can ask for it (desktop); HTTPS_PROXY and NO_PROXY when absent. */
  proxy?: ProxyResolver
  /** For tests alone: the policy file in place of the system's. Nothing that a user can set may lead here. */
  policyFile?: string
}
