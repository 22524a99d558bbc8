import { readFileSync } from 'node:fs'
import { logOf } from './store-files.ts'

/*
 * SQLite's write-ahead log as its documentation describes it (fileformat2, "The Write-Ahead Log"): a header of 32
 * bytes, then frames of 24 bytes and a page each. Headers and checksums are plain and count the encrypted pages
 * (tried and seen with SQLCipher's format). A frame counts while its salts are the header's and the checksums
 * of all before it hold; a commit frame ends a transaction.
 */
const HEADER = 32
const FRAME_HEADER = 24
const BIG_ENDIAN_SUMS = 0x377f0683
const LITTLE_ENDIAN_SUMS = 0x377f0682

export interface WriteAheadLog {
  /** The pages whose newest content is in the log. */
  pages: ReadonlySet<number>
  /**
   * Whether SQLite would leave out transactions that were committed: something in the log is broken, and whole
   * transactions follow. What a crash cuts off is only the last one, which nobody was told of, since each is flushed
   * before the next begins.
   */
  losesCommits: boolean
}

/** Reads the log beside a store without opening it. `pageSize` in bytes. */
export function readLog(file: string, pageSize: number): WriteAheadLog {
  const log = bytesOf(logOf(file))
  const header = log.subarray(0, HEADER)
  const frames = framesOf(log, pageSize)
  if (header.length < HEADER || frames.length === 0) return { pages: new Set(), losesCommits: false }

  const magic = header.readUInt32BE(0)
  const sums = new RunningSum(magic === BIG_ENDIAN_SUMS)
  sums.add(header.subarray(0, 24))
  const known = magic === BIG_ENDIAN_SUMS || magic === LITTLE_ENDIAN_SUMS
  if (!known || !sums.holds(header, 24)) {
    // Its salts cannot be trusted, so the frames are asked whether they ever were some.
    return { pages: new Set(), losesCommits: frames.some(isCommit) }
  }

  const salts = header.subarray(16, 24)
  const ofThisRound = (frame: Buffer) => frame.subarray(8, 16).equals(salts)
  const pages = new Set<number>()
  let pending: number[] = []
  for (const [place, frame] of frames.entries()) {
    sums.add(frame.subarray(0, 8))
    sums.add(frame.subarray(FRAME_HEADER))
    if (!ofThisRound(frame) || !sums.holds(frame, 16)) {
      const left = frames.slice(place).filter(ofThisRound)
      return { pages, losesCommits: left.slice(0, -1).some(isCommit) }
    }
    pending.push(frame.readUInt32BE(0))
    if (!isCommit(frame)) continue
    for (const page of pending) pages.add(page)
    pending = []
  }
  return { pages, losesCommits: false }
}

function framesOf(log: Buffer, pageSize: number): Buffer[] {
  const size = FRAME_HEADER + pageSize
  const count = Math.max(0, Math.floor((log.length - HEADER) / size))
  return Array.from({ length: count }, (_, place) =>
    log.subarray(HEADER + place * size, HEADER + (place + 1) * size),
  )
}

/** The store's size in pages stands in the last frame of a transaction, and 0 in the others. */
function isCommit(frame: Buffer): boolean {
  return frame.readUInt32BE(4) !== 0
}

/** The format's checksum: over pairs of 32-bit words, each sum carried on from the one before. */
class RunningSum {
  readonly #bigEndian: boolean
  #first = 0
  #second = 0

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian
  }

  /** `bytes`: a multiple of 8. */
  add(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += 8) {
      this.#first = (this.#first + this.#word(bytes, at) + this.#second) >>> 0
      this.#second = (this.#second + this.#word(bytes, at + 4) + this.#first) >>> 0
    }
  }

  holds(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second
  }

  #word(bytes: Buffer, at: number): number {
    return this.#bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}
