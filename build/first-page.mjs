// @ts-check
import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Halt, root } from './script.mjs'

/** The most JavaScript that the first page may need, packed by gzip, in kB of 1,000 bytes. */
export const MOST_KB = 60

/** What the page loads besides in every start, by host: its way to the core. One of the two. */
const WAYS = ['api/http.ts', 'api/message-port.ts']

const NOTE = '.vite/parts.json'
const MANIFEST = '.vite/manifest.json'

/** @typedef {Record<string, Record<string, number>>} Parts by file, the packages and own modules in it and their characters before they were made small */
/** @typedef {Record<string, { file: string, imports?: string[] } | undefined>} Manifest */

/**
 * Notes beside the bundler's own manifest what each file is made of; neither ships.
 * @returns {import('vite').Plugin}
 */
export function noteParts() {
  return {
    name: 'handover-parts',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle(_options, bundle) {
      /** @type {Parts} */
      const parts = {}
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        /** @type {Record<string, number>} */
        const lengths = {}
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          if (renderedLength > 0) lengths[partOf(id)] = (lengths[partOf(id)] ?? 0) + renderedLength
        }
        parts[chunk.fileName] = lengths
      }
      this.emitFile({ type: 'asset', fileName: NOTE, source: JSON.stringify(parts) })
    },
  }
}

/**
 * A package's name, or one of our own modules from the top: `svelte`, `renderer/shell/Shell.svelte`.
 * @param {string} id
 */
function partOf(id) {
  const name = /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)(?!.*node_modules)/.exec(id)?.[1]
  return (name ?? relative(root, id.replace(/\?.*$/, ''))).split(sep).join('/')
}

/**
 * What a start loads before it shows its first page: the page's own file, what that imports without being asked to, and the way to
 * the core of whichever host needs more for it. `bytes` is all of it, packed by gzip file by file.
 * @param {string} folder the built renderer
 * @returns {{ bytes: number, files: string[], parts: Record<string, number> }}
 */
export function firstPage(folder) {
  const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')))
  const noted = /** @type {Parts} */ (JSON.parse(readFileSync(join(folder, NOTE), 'utf8')))
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const asked = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/([^"]+\.js)"/g)].map(
    ([, file = '']) => Object.keys(manifest).find((key) => manifest[key]?.file === file) ?? file,
  )
  /** @param {string} way */
  const loaded = (way) => {
    const files = new Set([...asked, way].flatMap((key) => withImports(manifest, key)))
    const bytes = [...files].map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length)
    return { files: [...files], bytes: bytes.reduce((sum, one) => sum + one, 0) }
  }
  const [most = loaded('')] = WAYS.map(loaded).sort((one, other) => other.bytes - one.bytes)
  /** @type {Record<string, number>} */
  const parts = {}
  for (const file of most.files)
    for (const [part, length] of Object.entries(noted[file] ?? {})) parts[part] = (parts[part] ?? 0) + length
  return { ...most, parts }
}

/**
 * The file of a module or a shared chunk and, once each, those that it imports statically.
 * @param {Manifest} manifest
 * @param {string} key
 * @param {Set<string>} known
 * @returns {string[]}
 */
function withImports(manifest, key, known = new Set()) {
  const entry = manifest[key]
  if (entry === undefined)
    throw new Error(`The build has no ${key}: build/first-page.mjs does not know the page any more.`)
  if (known.has(key)) return []
  known.add(key)
  return [entry.file, ...(entry.imports ?? []).flatMap((next) => withImports(manifest, next, known))]
}

/**
 * The size of the first page in one line. Throws Halt when it is more than what is allowed.
 * @param {string} folder the built renderer
 * @param {number} [most] in kB
 */
export function firstPageLine(folder, most = MOST_KB) {
  const { bytes, parts } = firstPage(folder)
  const size = `${(bytes / 1000).toFixed(1)} kB of JavaScript (gzip)`
  if (bytes <= most * 1000) return `First page: ${size}, at most ${most}.`
  const biggest = Object.entries(parts)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 12)
    .map(([part, length]) => `  ${part} ${(length / 1000).toFixed(1)} kB`)
  throw new Halt(
    [
      `The first page needs ${size}; at most ${most} are allowed.`,
      'Its biggest parts, before they are made small and packed:',
      ...biggest,
      'Have what it can do without loaded when it is needed (renderer/shell/pages.ts, OnDemand.svelte).',
    ].join('\n'),
  )
}
