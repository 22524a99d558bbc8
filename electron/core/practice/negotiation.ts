/** The three readers and two writers of the service, with the media types that it documents (seed 001). */
export type BodyFormat = 'json' | 'xml' | 'form'
export type AnswerFormat = 'json' | 'xml'

const MEDIA_TYPES: ReadonlyMap<string, BodyFormat> = new Map([
  ['application/json', 'json'],
  ['text/json', 'json'],
  ['application/xml', 'xml'],
  ['text/xml', 'xml'],
  ['application/x-www-form-urlencoded', 'form'],
])
const ANSWERS = [
  { type: 'application/json', format: 'json' },
  { type: 'text/json', format: 'json' },
  { type: 'application/xml', format: 'xml' },
  { type: 'text/xml', format: 'xml' },
] as const satisfies readonly { type: string; format: AnswerFormat }[]

export interface ContentType {
  type: string
  charset: string | null
}

export function parseContentType(header: string | undefined): ContentType | null {
  if (header === undefined || header.trim() === '') return null
  const [type = '', ...parameters] = header.split(';')
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter)?.[1])
    .find(Boolean)
  return { type: type.trim().toLowerCase(), charset: charset?.toLowerCase() ?? null }
}

/** Which reader takes this body; null means 415. */
export const formatOfBody = (type: ContentType | null): BodyFormat | null =>
  type === null ? null : (MEDIA_TYPES.get(type.type) ?? null)

/** Reads bytes by charset; UTF-8 unless UTF-16 is said, as the formatters do. Null when the bytes are not that. */
export function decodeText(bytes: Uint8Array, charset: string | null): string | null {
  const name = charset === 'utf-16' || charset === 'utf-16le' ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * What to answer in (acquaint.md 5.3): the best q-value in Accept, an exact type before `text/*` before `*\/*` and the
 * earlier one when they are even; else the type of the request; else JSON. Nothing acceptable is answered in JSON too.
 */
export function negotiate(
  accept: string | undefined,
  body: ContentType | null,
): { type: string; format: AnswerFormat } {
  const ranges = parseAccept(accept)
  let best: { type: string; format: AnswerFormat; q: number; exactness: number } | null = null
  for (const { range, q } of ranges) {
    const exactness = range === '*/*' ? 0 : range.endsWith('/*') ? 1 : 2
    const answer = ANSWERS.find(
      ({ type }) =>
        exactness === 0 || type === range || (exactness === 1 && type.startsWith(range.slice(0, -1))),
    )
    if (answer === undefined || q === 0) continue
    if (best === null || q > best.q || (q === best.q && exactness > best.exactness)) {
      best = { ...answer, q, exactness }
    }
  }
  if (best !== null) return { type: best.type, format: best.format }
  const same = ANSWERS.find(({ type }) => type === body?.type)
  return same ?? ANSWERS[0]
}

function parseAccept(accept: string | undefined): { range: string; q: number }[] {
  if (accept === undefined) return []
  return accept
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const q = parameters
        .map((parameter) => /^q\s*=\s*([01](?:\.[0-9]{0,3})?)$/.exec(parameter)?.[1])
        .find(Boolean)
      return { range, q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ range }) => range !== '')
}
