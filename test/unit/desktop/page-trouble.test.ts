import { describe, expect, test } from 'vitest'
import { watchPage, type TroubledContents } from '#electron/main/page-trouble.ts'
import { stoppedPage, stoppedUrl } from '#electron/main/stopped-page.ts'
import { contentSecurityPolicy } from '#shared/web/csp.ts'

/** A window whose page can be made to end. */
function windowAt(first: string) {
  const listeners = new Map<string, (...details: never[]) => void>()
  const told: unknown[] = []
  let url = first
  let destroyed = false
  let asking = Promise.withResolvers<'wait' | 'show-again'>()
  let question: AbortSignal | null = null
  const contents: TroubledContents = {
    on: (event: string, listener: (...details: never[]) => void) => listeners.set(event, listener),
    isDestroyed: () => destroyed,
    getURL: () => url,
    loadURL(next) {
      url = next
      told.push(`load ${next}`)
      return Promise.reject(new Error('It is told by an event.'))
    },
    forcefullyCrashRenderer: () => told.push('crash'),
  }
  watchPage(contents, {
    ended: (reason, exitCode) => told.push(['ended', reason, exitCode]),
    notLoaded: (code) => told.push(['not loaded', code]),
    show: () => told.push('show'),
    askToWait(signal) {
      told.push('ask')
      question = signal
      asking = Promise.withResolvers()
      return asking.promise
    },
    hopeless: () => told.push('hopeless'),
  })
  const fire = (event: string, ...details: unknown[]) =>
    (listeners.get(event) as ((...all: unknown[]) => void) | undefined)?.(...details)
  return {
    told,
    fire,
    ends: (reason = 'crashed') => fire('render-process-gone', {}, { reason, exitCode: 5 }),
    fails: (code: number, isMainFrame = true, at = url) =>
      fire('did-fail-load', {}, code, 'ERR', at, isMainFrame),
    answer: (answer: 'wait' | 'show-again') => asking.resolve(answer),
    question: () => question,
    goTo: (next: string) => (url = next),
    destroy: () => (destroyed = true),
  }
}

const at = 'handover-app://ui/#/drafts/7K3'
const stopped = 'handover-app://ui/stopped?from=%23%2Fdrafts%2F7K3'
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('a page that ends', () => {
  test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed', 'integrity-failure'])(
    '(%s) makes room for one that says so, where one was being the way back',
    async (reason) => {
      const { told, ends } = windowAt(at)
      ends(reason)
      expect(told).toEqual([['ended', reason, 5]])
      await expect.poll(() => told.slice(1)).toEqual(['show', `load ${stopped}`])
    },
  )

  test('as it should, when its window closes, is nothing', async () => {
    const { told, ends, destroy } = windowAt(at)
    ends('clean-exit')
    destroy()
    ends('killed')
    await aMoment()
    expect(told).toEqual([['ended', 'killed', 5]])
  })

  test('again and again does so only when it is shown again', async () => {
    const { told, ends, goTo } = windowAt(at)
    ends()
    await expect.poll(() => told).toHaveLength(3)
    goTo(at)
    ends()
    await expect.poll(() => told).toHaveLength(6)
    await aMoment()
    expect(told.slice(3)).toEqual([['ended', 'crashed', 5], 'show', `load ${stopped}`])
  })

  test('and the one that says so too: that is told outside of the window, once', async () => {
    const { told, ends } = windowAt(stopped)
    ends()
    ends()
    await aMoment()
    expect(told.filter((one) => typeof one === 'string')).toEqual(['hopeless'])
  })
})

describe('a page that does not come', () => {
  test('is replaced by the one that says so', async () => {
    const { told, fails } = windowAt('handover-app://ui/')
    fails(-6)
    await expect.poll(() => told).toEqual([['not loaded', -6], 'show', 'load handover-app://ui/stopped'])
    fails(-6)
    expect(told.slice(3)).toEqual([['not loaded', -6], 'hopeless'])
  })

  test.each([
    ['a frame', -6, false],
    ['a navigation that another overtook', -3, true],
  ])('but not because of %s', async (_what, code, isMainFrame) => {
    const { told, fails } = windowAt(at)
    fails(code, isMainFrame)
    await aMoment()
    expect(told).toEqual([])
  })
})

describe('a page that does not answer', () => {
  test('is asked about once, and left alone when the user waits', async () => {
    const { told, fire, answer } = windowAt(at)
    fire('unresponsive')
    fire('unresponsive')
    answer('wait')
    await aMoment()
    expect(told).toEqual(['ask'])
    fire('unresponsive')
    expect(told).toEqual(['ask', 'ask'])
  })

  test('is ended and shown again where it was, when the user wants that', async () => {
    const { told, fire, answer, ends } = windowAt(at)
    fire('unresponsive')
    answer('show-again')
    await expect.poll(() => told).toEqual(['ask', 'crash'])
    ends()
    await expect.poll(() => told.slice(2)).toEqual(['show', `load ${at}`])
    // The next time it ends by itself.
    ends()
    expect(told.slice(4)).toEqual([['ended', 'crashed', 5]])
  })

  test('and answers again takes the question back', async () => {
    const { told, fire, answer, question } = windowAt(at)
    fire('unresponsive')
    fire('responsive')
    expect(question()?.aborted).toBe(true)
    answer('show-again')
    await aMoment()
    expect(told).toEqual(['ask'])
  })
})

test('a page that ends while it is asked about takes the question with it', async () => {
  const { told, fire, ends, answer, question } = windowAt(at)
  fire('unresponsive')
  ends()
  expect(question()?.aborted).toBe(true)
  answer('show-again')
  await aMoment()
  expect(told).not.toContain('crash')
})

describe('the page that says that another has stopped', () => {
  const textOf = async (url: string) => (await stoppedPage(new Request(url))?.text()) ?? ''

  test('leads back to where one was, or to Today', async () => {
    const text = await textOf(stoppedUrl('handover-app://ui/#/drafts/7K3'))
    expect([...text.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '/#/drafts/7K3',
      '/',
    ])
    const other = await textOf(stoppedUrl('handover-app://ui/'))
    expect([...other.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/'])
  })

  test.each(['#"><script>', '#/x"onclick="y', '#/out box', '#//evil.example"', 'javascript:alert(1)', ''])(
    'never to %j',
    async (from) => {
      const url = new URL('handover-app://ui/stopped')
      url.searchParams.set('from', from)
      const text = await textOf(url.href)
      expect([...text.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual(['/'])
      expect(stoppedUrl(`handover-app://ui/${from}`)).toBe('handover-app://ui/stopped')
    },
  )

  test('has no script, nothing inline, and the policy of every page', async () => {
    const response = stoppedPage(new Request(stoppedUrl(at)))
    expect(response?.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(await response?.text()).not.toMatch(/<script|\son\w+=|\sstyle=|<style/)
    const style = stoppedPage(new Request('handover-app://ui/stopped.css'))
    expect(style?.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  test.each([
    ['another path', new Request('handover-app://ui/')],
    ['a path below', new Request('handover-app://ui/stopped/x')],
    ['something sent to it', new Request('handover-app://ui/stopped', { method: 'POST' })],
  ])('is nothing to %s', (_what, request) => expect(stoppedPage(request)).toBeNull())
})
