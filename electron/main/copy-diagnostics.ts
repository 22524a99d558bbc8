import { within } from './within.ts'

interface Line {
  name: string
  value: string
}

/** Whom the diagnostics are asked of: the core, through its own router. */
export interface DiagnosticsCore {
  readonly client: {
    readonly profile: {
      diagnostics(): Promise<Line[]>
      probeKeychain(): Promise<{ usable: boolean; trouble: { code: string } | null }>
    }
  }
}

/** How long the core is waited for, in milliseconds: it may still be opening, or never open. */
const PATIENCE_MS = 5000

/**
 * What `doctor` prints, for the clipboard, with the version of Chromium: versions and states without personal data. Of a
 * core that is not there, the versions at least.
 * @param core which may still be opening
 */
export async function diagnosticsText(
  core: Promise<DiagnosticsCore>,
  versions: Readonly<Record<string, string | undefined>>,
  system: string,
  patience = PATIENCE_MS,
): Promise<string> {
  const lines = (await within(told(core), patience)) ?? [
    { name: 'Handover', value: `${versions['handover'] ?? ''} (not open)` },
    { name: 'System', value: system },
    { name: 'Electron', value: versions['electron'] ?? '' },
  ]
  return [...lines, { name: 'Chromium', value: versions['chrome'] ?? '' }]
    .map(({ name, value }) => `${name}: ${value}`)
    .join('\n')
}

async function told(core: Promise<DiagnosticsCore>): Promise<Line[] | null> {
  try {
    const { profile } = (await core).client
    const [lines, { usable, trouble }] = [await profile.diagnostics(), await profile.probeKeychain()]
    return [...lines, { name: 'Keychain', value: trouble?.code ?? (usable ? 'usable' : 'not usable') }]
  } catch {
    // Why it does not open is told where it is opened.
    return null
  }
}
