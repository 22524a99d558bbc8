import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { guideDownloads, saveOptions, type SaveOptions } from '#electron/main/downloads.ts'

const all = { name: 'All files', extensions: ['*'] }

describe('the dialog for a file', () => {
  test.each([
    ['receipt-7K3.html', { name: 'Web page', extensions: ['html'] }],
    ['receipt-7K3.json', { name: 'JSON', extensions: ['json'] }],
    ['failed.CSV', { name: 'Spreadsheet (CSV)', extensions: ['csv'] }],
    ['visits.ics', { name: 'Calendar', extensions: ['ics'] }],
    ['receipt.pdf', { name: 'PDF', extensions: ['pdf'] }],
  ])('begins in the documents, as %s', (name, filter) => {
    expect(saveOptions('/docs', name)).toEqual({
      title: 'Save as',
      defaultPath: join('/docs', name),
      filters: [filter, all],
    })
  })

  test.each([
    ['thing.exe', 'thing.exe'],
    ['../../.bashrc', '.bashrc'],
    ['C:\\Windows\\win.ini', 'win.ini'],
    ['', 'handover'],
    ['..', 'handover'],
    ['a/', 'handover'],
  ])('of %j takes only the last part', (name, file) => {
    expect(saveOptions('/docs', name)).toMatchObject({ defaultPath: join('/docs', file), filters: [all] })
  })
})

describe('what may be saved', () => {
  type Listener = Parameters<Parameters<typeof guideDownloads>[0]['on']>[1]
  function download(url: string) {
    let begin: Listener = () => expect.unreachable()
    guideDownloads({ on: (_event, listener) => (begin = listener) }, () => '/docs')
    const asked: SaveOptions[] = []
    let stopped = false
    begin(
      { preventDefault: () => (stopped = true) },
      {
        getURL: () => url,
        getFilename: () => 'batch.csv',
        setSaveDialogOptions: (options) => asked.push(options),
      },
    )
    return { stopped, asked }
  }

  test.each(['blob:handover-app://ui/1b2f', 'handover-app://ui/licences.txt'])('%s, by the dialog', (url) => {
    expect(download(url)).toEqual({ stopped: false, asked: [saveOptions('/docs', 'batch.csv')] })
  })

  test.each([
    'https://evil.example/x.exe',
    'blob:https://evil.example/1',
    'blob:handover-app://ui.evil/1',
    'data:text/html,x',
    'file:///etc/passwd',
    'handover-app://evil/x',
    '',
  ])('%j is stopped', (url) => expect(download(url)).toEqual({ stopped: true, asked: [] }))
})
