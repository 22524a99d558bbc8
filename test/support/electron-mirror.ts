import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, relative } from 'node:path'
import { zipOf } from './zip.ts'

/** A mirror of Electron's releases, and a proxy that leads there whatever the address: both on one loopback port. */
export interface ElectronMirror {
  /** For ELECTRON_MIRROR, or as a proxy. */
  readonly url: string
  /** The paths that were asked for. */
  readonly asked: string[]
  /** The addresses that the proxy was asked to connect to. */
  readonly proxied: string[]
  close(): Promise<void>
}

/**
 * @param electron the folder that it gives as every version of Electron, or null: then it has nothing
 * @param dictionaries the zip of dictionaries that it has beside it
 */
export async function startElectronMirror(
  electron: string | null,
  dictionaries: Uint8Array = Buffer.alloc(0),
): Promise<ElectronMirror> {
  const asked: string[] = []
  const proxied: string[] = []
  const zip = electron === null ? null : zipOf(filesOf(electron))
  /** What it gave so far, by name. */
  const given = new Map<string, Uint8Array>()
  const server: Server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    if (zip === null) response.writeHead(503).end()
    else if (path.endsWith('/SHASUMS256.txt')) {
      response.end([...given].map(([name, bytes]) => `${sha256(bytes)} *${name}\n`).join(''))
    } else {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const bytes = name === 'hunspell_dictionaries.zip' ? dictionaries : zip
      given.set(name, bytes)
      response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    }
  })
  server.on('connect', (request, socket) => {
    proxied.push(request.url ?? '')
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    server.emit('connection', socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    proxied,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function filesOf(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { name: relative(folder, path), bytes: readFileSync(path), mode: statSync(path).mode & 0o777 }
    })
}
