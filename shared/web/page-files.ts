/** One built file, in memory. */
export interface PageFile {
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The built page: every path that can be asked for, exactly as it is asked for. Nothing else exists. */
export type PageFiles = ReadonlyMap<string, PageFile>

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
}

/**
 * The manifest of a built page. `built` holds paths relative to its folder, with forward slashes.
 * `index.html` is served as `/`. Files of other kinds (source maps, the bundler's own notes) are left out.
 * @throws Error when there is no index.html: the page has not been built.
 */
export function pageFilesOf(
  built: Iterable<readonly [path: string, bytes: Uint8Array<ArrayBuffer>]>,
): PageFiles {
  const files = new Map<string, PageFile>()
  for (const [path, bytes] of built) {
    const extension = path.slice(path.lastIndexOf('.') + 1)
    const contentType = Object.hasOwn(contentTypes, extension) ? contentTypes[extension] : undefined
    if (contentType === undefined || path.startsWith('.')) continue
    files.set(path === 'index.html' ? '/' : `/${path}`, { contentType, bytes })
  }
  if (!files.has('/')) throw new Error('The page has no index.html. Build it with: npm run build')
  return files
}
