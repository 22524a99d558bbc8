// @ts-check
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Halt } from './script.mjs'

/**
 * @typedef {{ host: 'desktop' | 'browser' | null, noOpen: boolean, port: string | null, forHost: string[] }} StartOptions
 * `forHost` is what the host itself is started with.
 */

const known =
  'Known are --host desktop|browser, --practice, --practice-service URL, --port N, --profile DIR and --no-open.'

/**
 * @param {string[]} words
 * @param {string} from the folder that a relative --profile starts from
 * @returns {StartOptions}
 * @throws {Halt} a command line that cannot be understood
 */
export function readStartOptions(words, from) {
  const values = parsed(words)
  const host = values.host ?? null
  if (host !== null && host !== 'desktop' && host !== 'browser') {
    throw new Halt('--host: this is no host. Give desktop or browser, or leave it out.')
  }
  if (
    values.port !== undefined &&
    !(/^\d{1,5}$/.test(values.port) && +values.port >= 1 && +values.port <= 65_535)
  ) {
    throw new Halt('--port: this is not a port. Give a number from 1 to 65535, or leave it out.')
  }
  if (host === 'desktop' && (values.port !== undefined || values['no-open'] === true)) {
    throw new Halt('--port and --no-open are for the browser host. Leave them out, or give --host browser.')
  }
  return {
    host,
    noOpen: values['no-open'] ?? false,
    port: values.port ?? null,
    forHost: [
      ...(values.practice === true ? ['--practice'] : []),
      ...(values['practice-service'] === undefined
        ? []
        : [`--practice-service=${values['practice-service']}`]),
      ...(values.port === undefined ? [] : [`--port=${values.port}`]),
      ...(values.profile === undefined ? [] : [`--profile=${resolve(from, values.profile)}`]),
      ...(values['no-open'] === true ? ['--no-open'] : []),
    ],
  }
}

/** @param {string[]} words */
function parsed(words) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: false,
      options: {
        host: { type: 'string' },
        practice: { type: 'boolean' },
        'practice-service': { type: 'string' },
        port: { type: 'string' },
        profile: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new Halt(`${error instanceof Error ? error.message : String(error)} ${known}`)
  }
}

/**
 * Which host to try first. Whether Electron is there, or arrives, is seen afterwards.
 * @param {import('./start-options.mjs').StartOptions} options
 * @param {{ platform: NodeJS.Platform, env: Record<string, string | undefined>, uid: number | null }} machine
 * @returns {{ host: 'desktop' } | { host: 'browser', why: string | null }} `why` is null when it was asked for
 */
export function chooseHost(options, { platform, env, uid }) {
  if (options.host === 'desktop') return { host: 'desktop' }
  if (options.host === 'browser' || options.noOpen || options.port !== null)
    return { host: 'browser', why: null }
  const display = platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
  if (!display) return { host: 'browser', why: 'there is no display for a window' }
  // Chromium's sandbox refuses root, and Handover does not run without the sandbox.
  if (platform === 'linux' && uid === 0) return { host: 'browser', why: 'Electron does not run as root' }
  return { host: 'desktop' }
}
