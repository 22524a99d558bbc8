import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { filtered, readLicences } from '#renderer/views/about/licences.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

const line = '-'.repeat(78)
const text = `Handover is built on the work of others.

Chromium’s are elsewhere.

${line}
svelte 5.57.1 (MIT)
valibot 1.5.0 (MIT)

MIT License

Permission is hereby granted.
${'-'.repeat(59)}
PREAMBLE

${line}
undici 8.1.0 (Apache-2.0)

Apache License
`

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
})
afterEach(() => {
  window.location.hash = ''
  vi.unstubAllGlobals()
})

function open(answer: () => Response, hash = '#/about') {
  window.location.hash = hash
  const asked: string[] = []
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url)
    return Promise.resolve(answer())
  })
  const core = fakeCore(sampleWorld())
  core.client.profile.diagnostics = () =>
    Promise.resolve([
      { name: 'Handover', value: '1.2.3' },
      { name: 'System', value: 'win32 x64' },
      { name: 'Electron', value: '45.4.1' },
      { name: 'Profile', value: '~/Handover' },
    ])
  render(Start, { connect: () => Promise.resolve(core.client) })
  return asked
}

const names = () => screen.queryAllByRole('group').map((one) => one.querySelector('summary')?.textContent)

describe('About Handover', () => {
  test('has the version, those of what it runs on, and the licence', async () => {
    open(() => new Response(text))
    await screen.findByRole('heading', { level: 1, name: 'About Handover' })
    const about = await screen.findByRole('region', { name: /^Handover \d/ })
    await within(about).findByText('45.4.1')
    expect(within(about).getByText('win32 x64')).toBeDefined()
    expect(within(about).queryByText('~/Handover')).toBeNull()
    expect(screen.getByText(/MIT licence/)).toBeDefined()
  })

  test('shows the licences that the build wrote, and finds some by name or words', async () => {
    const asked = open(() => new Response(text))
    const find = await screen.findByRole('textbox', { name: 'Find a licence' })
    expect(asked).toEqual(['/licences.txt'])
    expect(names()).toEqual(['svelte 5.57.1 (MIT), valibot 1.5.0 (MIT)', 'undici 8.1.0 (Apache-2.0)'])
    expect(screen.getByText('2 licences')).toBeDefined()
    expect(screen.getByText(/Permission is hereby granted/)).toBeDefined()
    await fireEvent.input(find, { target: { value: 'APACHE' } })
    expect(names()).toEqual(['undici 8.1.0 (Apache-2.0)'])
    expect(screen.getByText('1 of 2 licences')).toBeDefined()
    await fireEvent.input(find, { target: { value: 'gpl' } })
    expect(screen.getByText('No licence has these words.')).toBeDefined()
  })

  test('begins at the licences when the menu asks for them', async () => {
    open(() => new Response(text), '#/about/licences')
    const heading = await screen.findByRole('heading', { name: 'Licences of what it is built on' })
    await expect.poll(() => document.activeElement).toBe(heading)
  })

  test('says when they are missing, and reads them again', async () => {
    let there = false
    open(() => (there ? new Response(text) : new Response('', { status: 404 })))
    const again = await screen.findByRole('button', { name: 'Try again' })
    there = true
    await fireEvent.click(again)
    await screen.findByText('2 licences')
  })

  test('is led to from Settings', async () => {
    open(() => new Response(text), '#/settings')
    const link = await screen.findByRole('link', { name: /^About Handover/ })
    expect(link.getAttribute('href')).toBe('#/about')
  })
})

test('a text without any licence is no licence', () => {
  expect(readLicences('')).toEqual({ before: '', all: [] })
  expect(filtered([], 'mit')).toEqual([])
})
