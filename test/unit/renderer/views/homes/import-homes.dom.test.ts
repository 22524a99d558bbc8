import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { emptyFile } from '#renderer/views/homes/empty-file.ts'
import type { HomesPreview } from '#shared/contract/homes-import.ts'
import { fakeCore } from '#test/support/fake-client.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout.
  window.scrollTo = () => {}
})

afterEach(() => {
  window.location.hash = ''
})

const PREVIEW: HomesPreview = {
  columns: [
    { header: 'Road', target: 'street', samples: ['Linnet Row', 'Mill Lane'] },
    { header: '', target: null, samples: [] },
  ],
  problems: [],
  counts: { rows: 3, new: 1, known: 1, faulty: 1 },
  rows: [
    { line: 2, status: 'new', title: '14 Linnet Row', problems: [] },
    { line: 3, status: 'known', title: '3 Mill Lane', problems: [] },
    {
      line: 4,
      status: 'faulty',
      title: '',
      problems: [
        {
          path: 'mprn',
          message: 'The MPRN has 3 digits.',
          fix: 'An MPRN has 11.',
          from: 'handover',
          code: 'HO-MPRN-LENGTH',
          column: 1,
        },
      ],
    },
  ],
}

async function open(preview: HomesPreview = PREVIEW) {
  window.location.hash = '#/homes/import'
  const core = fakeCore(sampleWorld())
  const asked: unknown[] = []
  core.client.homes.importPreview = async (input) => {
    asked.push(input)
    return preview
  }
  core.client.homes.importRows = async (input) => {
    asked.push(input)
    return { added: 1, known: 1, faulty: 1 }
  }
  render(Start, { connect: () => Promise.resolve(core.client) })
  await screen.findByRole('heading', { level: 1, name: 'Import homes' })
  return { core, asked }
}

const choose = async (text: string, name = 'homes.csv') => {
  const field = screen.getByLabelText('File of homes')
  await fireEvent.change(field, { target: { files: [new File([text], name, { type: 'text/csv' })] } })
}
const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim()

describe('a file of homes', () => {
  test('is shown row by row before anything is kept, with what is wrong', async () => {
    const { asked } = await open()
    await choose('Road,x\nLinnet Row,\n')
    const table = await screen.findByRole('table', { name: 'Rows of the file' })
    expect([...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(words))).toEqual([
      ['2', '14 Linnet Row', 'New', ''],
      ['3', '3 Mill Lane', 'Known already', ''],
      ['4', '', 'Left out', 'The MPRN has 3 digits. An MPRN has 11.'],
    ])
    expect(screen.getByText('3 rows: 1 new home, 1 known already, 1 with something wrong.')).toBeDefined()
    expect(asked).toEqual([{ bytes: btoa('Road,x\nLinnet Row,\n'), targets: null }])
  })

  test('is read anew with another meaning of a column', async () => {
    const { asked } = await open()
    await choose('a')
    await fireEvent.change(await screen.findByLabelText('What “Column B” holds'), {
      target: { value: 'town' },
    })
    await expect.poll(() => asked.at(-1)).toEqual({ bytes: btoa('a'), targets: ['street', 'town'] })
  })

  test('is imported as it was shown, and says what became of it', async () => {
    const { asked } = await open()
    await choose('a')
    await fireEvent.click(await screen.findByRole('button', { name: 'Import 2 homes' }))
    expect(await screen.findByText(/1 home was added/)).toBeDefined()
    expect(asked.at(-1)).toEqual({ bytes: btoa('a'), targets: ['street', null] })
    expect(screen.getByText(/1 row had something wrong and was left out/)).toBeDefined()
    expect(screen.getByRole('link', { name: 'See the homes' }).getAttribute('href')).toBe('#/homes')
  })

  test('of which no row can be taken says why, and is not imported', async () => {
    const { asked } = await open({
      ...PREVIEW,
      problems: [
        {
          path: '',
          message: 'No column holds an address.',
          fix: 'Say which does.',
          from: 'handover',
          code: 'HO-HOMES-COLUMNS',
        },
      ],
    })
    await choose('a')
    expect(await screen.findByText('No row can be imported yet')).toBeDefined()
    expect(screen.queryByRole('table', { name: 'Rows of the file' })).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: 'No row to import yet' }))
    expect(asked).toHaveLength(1)
  })

  test('that is empty or too large is told at the field, and not read', async () => {
    const { asked } = await open()
    await choose('')
    expect(await screen.findByText(/The file is empty/)).toBeDefined()
    await choose('x'.repeat(1_000_001))
    expect(await screen.findByText(/larger than 1 MB/)).toBeDefined()
    expect(asked).toEqual([])
  })

  test('that the core cannot read is told', async () => {
    const { core } = await open()
    core.client.homes.importPreview = () => Promise.reject(new Error('no'))
    await choose('a')
    expect(await screen.findByText('Not done')).toBeDefined()
    expect(within(document.body).queryByRole('button', { name: /^Import/ })).toBeNull()
  })

  test('to fill in has one header row', () => {
    expect(emptyFile(['street', 'mprn'])).toBe('"Street","Electricity (MPRN)"\r\n')
  })
})
