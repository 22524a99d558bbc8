// @ts-check
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { canInstall, installPackages } from './debian.mjs'
import { fetchElectron } from './fetch-electron.mjs'
import { reasonIn } from './run-desktop.mjs'
import { root } from './script.mjs'
import { electronPath, onPath } from './tools.mjs'

/**
 * Electron as it can be run here: `around` is the command that goes before one that starts it, `env` what that is to know besides.
 * @typedef {{ ready: true, around: string[], env: Record<string, string>, remove: () => void }} Ready
 * @typedef {{ platform: NodeJS.Platform, uid: number | null, env: Record<string, string | undefined> }} Machine
 */

/** What Electron is linked with or opens by itself, by the names of Debian's packages; some end in `t64` by now. */
const libraries = [
  ...['libgtk-3-0', 'libnss3', 'libgbm1', 'libasound2', 'libatk-bridge2.0-0', 'libatspi2.0-0', 'libcups2'],
  ...[
    'libdrm2',
    'libxkbcommon0',
    'libxcomposite1',
    'libxdamage1',
    'libxfixes3',
    'libxrandr2',
    'libpango-1.0-0',
  ],
]
/** Who has no rights, where root must not do it and nobody else is known. */
const NOBODY = 65534
const TRIAL_MS = 60_000
/** What a run of the tests writes in the checkout, besides the build. */
const writtenByTests = ['test/.artifacts', 'node_modules/.vite', 'node_modules/.vite-temp']

/**
 * Makes Electron ready for the specs: its binary, on Linux a display, its libraries and Chromium's sandbox, and somebody who is
 * not root. Tells what it does; never turns the sandbox off, without which it would not be what users have.
 * @param {import('./voice.mjs').Voice} voice
 * @param {Machine} machine
 * @param {typeof fetchElectron} [fetch]
 * @returns {Promise<Ready | { ready: false, why: string }>}
 */
export async function readyElectron(voice, machine, fetch = fetchElectron) {
  const named = machine.env['ELECTRON_EXEC_PATH']
  if (electronPath() === null) {
    if (named) return no(`ELECTRON_EXEC_PATH names ${named}, which is no program that can be run`)
    const outcome = await fetch({ say: voice.say })
    if (!outcome.fetched) return no(`Electron could not be fetched (${outcome.why})`)
  }
  const electron = electronPath()
  if (electron === null) return no('the Electron that was fetched cannot be run')
  if (named) voice.say(`Electron is ${electron}, as ELECTRON_EXEC_PATH says.`)
  const here = machine.platform === 'linux' ? await readyLinux(voice, machine, electron) : plain()
  if (!here.ready) return here

  let wrong = await tryElectron(electron, here)
  if (wrong?.startsWith('this system lacks') && canInstall(machine.uid)) {
    await installPackages(voice, await namesHere(libraries))
    wrong = await tryElectron(electron, here)
  }
  if (wrong === null) return here
  here.remove()
  return no(`Electron opens no window here: ${wrong}`)
}

/** @returns {Ready} */
const plain = () => ({ ready: true, around: [], env: {}, remove: () => undefined })

/**
 * @param {string} why
 * @returns {{ ready: false, why: string }}
 */
const no = (why) => ({ ready: false, why })

/**
 * @param {import('./voice.mjs').Voice} voice
 * @param {Machine} machine
 * @param {string} electron
 * @returns {Promise<Ready | { ready: false, why: string }>}
 */
async function readyLinux(voice, { uid, env }, electron) {
  await openSandbox(voice, electron, uid, env)
  const display = Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
  if (!display && onPath('xvfb-run') === null && canInstall(uid))
    await installPackages(voice, ['xvfb', 'xauth'])
  if (!display && onPath('xvfb-run') === null)
    return no('there is no display, and no xvfb-run (Debian: apt-get install xvfb xauth)')
  if (!display) voice.say('There is no display: xvfb-run opens one for the specs.')
  const screen = display ? [] : ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1920x1200x24']
  if (uid !== 0) return { ...plain(), around: screen }

  const whom = Number(env['SUDO_UID'] ?? NOBODY) || NOBODY
  const drop = ['setpriv', `--reuid=${whom}`, `--regid=${whom}`, '--clear-groups', '--']
  if (onPath('setpriv') === null) return no('Electron does not run as root, and setpriv is not here')
  const seen = await runQuietly('setpriv', [
    ...drop.slice(1),
    ...['sh', '-c', 'test -x "$1" && test -r "$2"', 'sh', electron, join(root, 'package.json')],
  ])
  if (seen.code !== 0)
    return no(`Electron does not run as root, and user ${whom} may not read this folder or run Electron`)
  voice.say(`Electron does not run as root: the specs run as user ${whom}.`)
  const home = mkdtempSync(join(tmpdir(), 'handover-electron-'))
  chownSync(home, whom, whom)
  const written = writtenByTests.map((folder) => join(root, folder))
  for (const folder of written) mkdirSync(folder, { recursive: true })
  await runQuietly('chown', ['-R', `${whom}:${whom}`, ...written])
  return {
    ready: true,
    around: [...drop, ...screen],
    env: { HOME: home, TMPDIR: home },
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/**
 * Where the system lets no ordinary program make namespaces, Chromium's sandbox is opened by a helper that belongs to root. It is made
 * so where that can be done unasked: as root, or on a build machine; elsewhere the command is told.
 * @param {import('./voice.mjs').Voice} voice
 * @param {string} electron
 * @param {number | null} uid
 * @param {Machine['env']} env
 */
async function openSandbox(voice, electron, uid, env) {
  const helper = join(dirname(electron), 'chrome-sandbox')
  if (helperWorks(helper) !== false) return
  if (uid === 0) {
    try {
      chownSync(helper, 0, 0)
      chmodSync(helper, 0o4755)
      voice.say('chrome-sandbox belongs to root with mode 4755 now, so that the sandbox works.')
      return
    } catch {
      // Where nothing can be written, as in some containers: the trial shows whether it works all the same.
    }
  }
  const commands = [
    ['chown', 'root:root', helper],
    ['chmod', '4755', helper],
  ]
  if (env['CI'] && onPath('sudo') !== null) {
    for (const command of commands) await runQuietly('sudo', ['-n', ...command])
    if (helperWorks(helper)) {
      voice.say('By sudo, chrome-sandbox belongs to root with mode 4755 now, so that the sandbox works.')
      return
    }
  }
  const typed = commands.map((command) => `sudo ${command.join(' ')}`).join(' && ')
  voice.say(`Should Chromium's sandbox not work here: ${typed}`)
}

/** @param {string} helper */
function helperWorks(helper) {
  const found = statSync(helper, { throwIfNoEntry: false })
  return found === undefined ? null : found.uid === 0 && (found.mode & 0o7777) === 0o4755
}

/**
 * Starts an app that opens a sandboxed window, out of sight, and ends.
 * @param {string} electron
 * @param {Ready} here
 * @returns {Promise<string | null>} why it does not open, or null when it does
 */
async function tryElectron(electron, { around, env }) {
  const app = mkdtempSync(join(tmpdir(), 'handover-trial-'))
  chmodSync(app, 0o755)
  writeFileSync(join(app, 'package.json'), '{"name":"trial","main":"main.cjs"}')
  writeFileSync(join(app, 'main.cjs'), trialApp)
  const [command, ...args] = [...around, electron, app]
  const given = { ...process.env, ...env }
  delete given['ELECTRON_RUN_AS_NODE']
  try {
    const { code, output } = await runQuietly(command, args, { env: given, timeout: TRIAL_MS })
    if (code === 0) return null
    return code === null ? `it opened none within ${TRIAL_MS / 1000} seconds` : reasonIn(output, code, null)
  } finally {
    rmSync(app, { recursive: true, force: true, maxRetries: 3 })
  }
}

const trialApp = `
const { app, BrowserWindow } = require('electron')
const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
app.setPath('userData', mkdtempSync(join(tmpdir(), 'handover-trial-data-')))
app.enableSandbox()
app.whenReady()
  .then(() => new BrowserWindow({ show: false }).loadURL('data:text/html,<title>trial</title>'))
  .then(() => app.exit(0), (error) => { console.error(String(error)); app.exit(1) })
`

/**
 * The names that this system's apt knows.
 * @param {string[]} names
 */
async function namesHere(names) {
  /** @type {string[]} */
  const found = []
  for (const name of names) {
    const renamed = await runQuietly('apt-cache', ['show', `${name}t64`])
    found.push(renamed.code === 0 ? `${name}t64` : name)
  }
  return found
}
