import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { readFeed } from '#electron/main/update-feed.ts'
import { Updates, type UpdaterLike, type UpdatesHost } from '#electron/main/updates.ts'

const signed = `provider: generic
url: https://updates.example/handover
updaterCacheDirName: handover-updater
publisherName:
  - Example Lettings Software Ltd
`
const unsigned = 'provider: generic\nurl: https://updates.example/handover\n'

/** electron-updater without a network: the test says what it finds. */
function fakeUpdater() {
  const listeners = new Map<string, (told: never) => void>()
  const calls: unknown[] = []
  let check: () => ReturnType<UpdaterLike['checkForUpdates']> = () => Promise.resolve(null)
  const updater: UpdaterLike = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    allowPrerelease: true,
    disableWebInstaller: false,
    logger: console,
    on: (event: string, listener: (told: never) => void) => listeners.set(event, listener),
    checkForUpdates: () => {
      calls.push('check')
      return check()
    },
    quitAndInstall: (...details) => void calls.push(['install', ...details]),
  }
  return {
    updater,
    calls,
    checking: (next: typeof check) => (check = next),
    tell: (event: string, told: unknown) => listeners.get(event)?.(told as never),
  }
}

function installed(change: Partial<UpdatesHost> = {}) {
  const fake = fakeUpdater()
  const calls: unknown[] = []
  const world = { sending: false, loaded: 0 }
  let last: () => void = () => undefined
  const updates = new Updates({
    platform: 'win32',
    packaged: true,
    feed: () => signed,
    allowed: () => Promise.resolve(true),
    load: () => {
      world.loaded += 1
      return Promise.resolve(fake.updater)
    },
    offer: (...details) => calls.push(['offer', ...details]),
    isSending: () => Promise.resolve(world.sending),
    endWith: (then) => {
      calls.push('end')
      last = then
      return true
    },
    startAgain: () => calls.push('start again'),
    failed: (code) => calls.push(['failed', code]),
    random: () => 0.5,
    ...change,
  })
  return { updates, calls, fake, world, closed: () => last() }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const downloaded = async (one: ReturnType<typeof installed>) => {
  one.updates.start()
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  one.fake.tell('update-downloaded', { version: '1.2.0' })
}

describe('looking for a new version', () => {
  test('begins minutes after the start, and goes on every few hours; nothing is loaded before', async () => {
    const { updates, fake, world } = installed()
    updates.start()
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(world.loaded).toBe(0)
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect([world.loaded, fake.calls]).toEqual([1, ['check']])
    await vi.advanceTimersByTimeAsync(7 * HOUR)
    await vi.advanceTimersByTimeAsync(7 * HOUR)
    expect([world.loaded, fake.calls]).toEqual([1, ['check', 'check', 'check']])
    updates.close(true)
    await vi.advanceTimersByTimeAsync(20 * HOUR)
    expect(fake.calls).toHaveLength(3)
  })

  test('differs from computer to computer', async () => {
    const early = installed({ random: () => 0 })
    early.updates.start()
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(early.world.loaded).toBe(1)
  })

  test.each<[string, Partial<UpdatesHost>, RegExp]>([
    ['in a checkout', { packaged: false }, /^off: this is a checkout/],
    ['without a place to ask', { feed: () => null }, /^off: this package names no place/],
    [
      'by http',
      { feed: () => unsigned.replace('https:', 'http:') },
      /^off: the place to ask is not one by https/,
    ],
    ['when the office forbids it', { allowed: () => Promise.resolve(false) }, /^off: by the office policy/],
  ])('is not done %s', async (_, change, words) => {
    const { updates, world } = installed(change)
    updates.start()
    await vi.advanceTimersByTimeAsync(20 * HOUR)
    expect(world.loaded).toBe(0)
    expect(updates.words).toMatch(words)
  })

  test('is told to be forbidden from the start, not only once it would have been done', async () => {
    const { updates } = installed({ allowed: () => Promise.resolve(false) })
    updates.start()
    await vi.advanceTimersByTimeAsync(0)
    expect(updates.words).toBe('off: by the office policy')
  })

  test('goes on when it failed; of the failure only a code is told, and to the log', async () => {
    const { updates, calls, fake } = installed()
    const error = Object.assign(new Error('https://secret.example/x'), { code: 'ERR_UPDATER_X' })
    fake.checking(() => {
      fake.tell('error', error)
      return Promise.reject(error)
    })
    updates.start()
    await vi.advanceTimersByTimeAsync(20 * HOUR)
    expect(fake.calls.length).toBeGreaterThan(2)
    expect(new Set(calls.map((call) => JSON.stringify(call)))).toEqual(
      new Set(['["failed","ERR_UPDATER_X"]']),
    )
  })

  test('of a code that is none, and of an updater that cannot be loaded, the name is told', async () => {
    const { updates, calls, fake } = installed({ load: () => Promise.reject(new TypeError('/home/aoife')) })
    updates.start()
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    expect(calls).toEqual([['failed', 'TypeError']])
    const other = installed()
    await downloaded(other)
    other.fake.tell('error', Object.assign(new RangeError(), { code: 'no code: /home/aoife' }))
    expect(other.calls).toContainEqual(['failed', 'RangeError'])
    expect(fake.calls).toEqual([])
  })
})

describe('what becomes of a new version', () => {
  test('it is never an older or an unfinished one, and the updater writes no log', async () => {
    const one = installed()
    await downloaded(one)
    expect(one.fake.updater).toMatchObject({
      autoDownload: true,
      autoInstallOnAppQuit: true,
      allowDowngrade: false,
      allowPrerelease: false,
      disableWebInstaller: true,
      logger: null,
    })
  })

  test.each<[string, Partial<UpdatesHost>]>([
    ['win32', { platform: 'win32', feed: () => signed }],
    ['darwin', { platform: 'darwin', feed: () => unsigned }],
  ])('on %s, where its signature is checked, it is fetched and then offered', async (_, change) => {
    const one = installed(change)
    expect(one.updates.words).toBe('on')
    one.updates.start()
    await vi.advanceTimersByTimeAsync(10 * MINUTE)
    one.fake.tell('update-available', { version: '1.2.0' })
    expect(one.calls).toEqual([])
    one.fake.tell('update-downloaded', { version: '1.2.0' })
    expect(one.calls).toEqual([['offer', '1.2.0', true]])
  })

  test.each<[string, Partial<UpdatesHost>, RegExp]>([
    ['Windows without a publisher to check it by', { feed: () => unsigned }, /no publisher/],
    ['Linux', { platform: 'linux', feed: () => signed }, /not signed/],
  ])('on %s it is only told: not fetched, not put in', async (_, change, words) => {
    const one = installed(change)
    expect(one.updates.words).toMatch(words)
    await downloaded(one)
    expect(one.fake.updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false })
    expect(one.calls).toEqual([])
    one.fake.tell('update-available', { version: '1.2.0' })
    expect(one.calls).toEqual([['offer', '1.2.0', false]])
    await expect(one.updates.restart()).rejects.toMatchObject({ code: 'HO-DESKTOP-NO-UPDATE' })
  })

  test('one that was fetched and then refused is offered no more', async () => {
    const one = installed({ platform: 'darwin' })
    await downloaded(one)
    one.fake.tell('error', new Error('code signature'))
    expect(one.calls.at(-1)).toEqual(['offer', null, false])
    await expect(one.updates.restart()).rejects.toMatchObject({ code: 'HO-DESKTOP-NO-UPDATE' })
  })

  test('one that is here stays, when the next look fails', async () => {
    const one = installed()
    await downloaded(one)
    one.fake.checking(() => {
      one.fake.tell('error', new Error('offline'))
      return Promise.reject(new Error('offline'))
    })
    await vi.advanceTimersByTimeAsync(7 * HOUR)
    expect(one.calls).toEqual([
      ['offer', '1.2.0', true],
      ['failed', 'Error'],
    ])
  })
})

describe('restarting into it', () => {
  test('is refused while something is being sent, and nothing ends', async () => {
    const one = installed()
    await downloaded(one)
    one.world.sending = true
    await expect(one.updates.restart()).rejects.toMatchObject({
      code: 'HO-DESKTOP-SENDING',
      message: 'Handover is sending. It can restart when that is done.',
    })
    one.world.sending = false
    expect(one.calls).not.toContain('end')
    await one.updates.restart()
    expect(one.calls).toContain('end')
  })

  test('is refused when there is none', async () => {
    const one = installed()
    await expect(one.updates.restart()).rejects.toMatchObject({ code: 'HO-DESKTOP-NO-UPDATE' })
  })

  test('closes the core first, then puts it in, quietly, and starts it', async () => {
    const one = installed()
    await downloaded(one)
    await one.updates.restart()
    expect(one.fake.calls).toEqual(['check'])
    one.closed()
    expect(one.fake.calls).toEqual(['check', ['install', true, true]])
  })

  test('an installer that does not end the app leaves nobody without Handover', async () => {
    const one = installed()
    await downloaded(one)
    await one.updates.restart()
    one.closed()
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(one.calls.at(-1)).toBe('start again')
  })

  test('nothing is put in while the computer shuts down', async () => {
    const one = installed()
    await downloaded(one)
    one.updates.close(true)
    expect(one.fake.updater.autoInstallOnAppQuit).toBe(true)
    one.updates.close(false)
    expect(one.fake.updater.autoInstallOnAppQuit).toBe(false)
  })
})

describe('the place to ask', () => {
  test.each<[string, ReturnType<typeof readFeed>]>([
    [signed, { publisher: true }],
    [unsigned, { publisher: false }],
    [`${unsigned}publisherName: Example Ltd\n`, { publisher: true }],
    [`${unsigned}publisherName: []\n`, { publisher: false }],
    [`${unsigned}publisherName: null\n`, { publisher: false }],
    [`${unsigned}publisherName:\nchannel: latest\n`, { publisher: false }],
    ['provider: \'generic\'\r\nurl: "https://updates.example/"\r\n', { publisher: false }],
    ['provider: github\nowner: handover\nrepo: handover\n', { publisher: false }],
    ['provider: github\nowner: handover\nrepo: handover\nprotocol: http\n', null],
    ['provider: github\nhost: evil.example\n', null],
    ['provider: generic\nurl: http://updates.example/\n', null],
    ['provider: generic\nurl: file:///tmp/x\n', null],
    ['provider: generic\n', null],
    ['provider: custom\nurl: https://updates.example/\n', null],
    ['url: https://updates.example/\n', null],
    ['', null],
  ])('%j', (text, feed) => expect(readFeed(text)).toEqual(feed))
})
