// @ts-check
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A place for a Secret Service of one's own: private folders for its data, so that the user's own keyring is neither seen
 * nor touched, and the command that opens it, unlocked, around another command.
 * @returns {{ env: Record<string, string>, around: (command: string[]) => string[], remove: () => Promise<void> }}
 */
export function privateKeyring() {
  const home = mkdtempSync(join(tmpdir(), 'handover-test-'))
  /** @type {Record<string, string>} */
  const env = { HANDOVER_TEST_KEYRING: home }
  for (const kind of ['data', 'config', 'cache', 'runtime']) {
    const folder = join(home, kind)
    mkdirSync(kind === 'data' ? join(folder, 'keyrings') : folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    env[kind === 'runtime' ? 'XDG_RUNTIME_DIR' : `XDG_${kind.toUpperCase()}_HOME`] = folder
  }
  const open = 'printf %s test | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"'
  return {
    env,
    around: (command) => ['dbus-run-session', '--', 'bash', '-c', open, '--', ...command],
    remove: () => removeWhenQuiet(home),
  }
}

/**
 * The daemon ends a moment after its bus, and may still be writing.
 * @param {string} folder
 */
async function removeWhenQuiet(folder) {
  for (let tries = 0; tries < 30; tries += 1) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
    await sleep(100)
    if (!existsSync(folder)) return
  }
}
