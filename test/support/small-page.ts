import { pageFilesOf } from '#shared/web/page-files.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))

/** A built page of four files, and two that must not be served. */
export function smallPage() {
  return pageFilesOf([
    ['index.html', bytes('<!doctype html><title>Handover</title>')],
    ['assets/index-abc.js', bytes('document.title')],
    ['assets/inter.woff2', bytes('font')],
    ['licences.txt', bytes('MIT License, © its authors')],
    ['assets/index-abc.js.map', bytes('{}')],
    ['.vite/manifest.json', bytes('{}')],
  ])
}
