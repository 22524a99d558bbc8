import { XMLParser, XMLValidator } from 'fast-xml-parser'
import * as v from 'valibot'

/** One element with its namespace resolved and its own text joined. */
export interface XmlElement {
  name: string
  namespace: string
  children: XmlElement[]
  text: string
  /** The error that stands at this element. */
  fail(): XmlTextError
}

/** The document cannot be read. The message is .NET's, which says no more than where. */
export class XmlTextError extends Error {
  constructor(line: number, column: number) {
    super(`There is an error in XML document (${line}, ${column}).`)
    this.name = 'XmlTextError'
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Entities are resolved here: only the five of XML and character references exist without a DTD.
  processEntities: false,
  cdataPropName: '#cdata',
  captureMetaData: true,
})
const metadata: symbol = XMLParser.getMetaDataSymbol().valueOf()

const Node = v.record(v.string(), v.unknown())
const Nodes = v.array(Node)
const Attributes = v.record(v.string(), v.string())
const Text = v.string()

/** The parser's own objects: a parsed copy would lose where they start, which hangs on a symbol. */
function nodesOf(value: unknown): v.InferOutput<typeof Nodes> {
  v.assert(Nodes, value)
  return value
}

/** Reads one well-formed XML 1.0 document without a DTD. Throws XmlTextError. */
export function readXmlText(document: string): XmlElement {
  const text = document.replace(/^\uFEFF/, '')
  const errorAt = (index: number) => {
    const before = text.slice(0, index)
    return new XmlTextError(before.split('\n').length, index - before.lastIndexOf('\n'))
  }
  const doctype = /<!DOCTYPE/i.exec(text)
  // eslint-disable-next-line no-control-regex -- XML 1.0 forbids exactly these
  const illegal = doctype ?? /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.exec(text)
  if (illegal !== null) throw errorAt(illegal.index)
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is a package of its own
  const valid = XMLValidator.validate(text)
  // Not every one of its errors has a column.
  if (valid !== true) throw new XmlTextError(valid.err.line, 0)

  const element = (node: Record<string, unknown>, scope: ReadonlyMap<string, string>): XmlElement => {
    const tag = Object.keys(node).find((key) => key !== ':@') ?? ''
    const fail = () => errorAt(startOf(node))
    const attributes = v.parse(Attributes, node[':@'] ?? {})
    const inner = new Map(scope)
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'xmlns') inner.set('', value)
      else if (name.startsWith('xmlns:')) inner.set(name.slice(6), value)
    }
    const colon = tag.indexOf(':')
    const namespace = inner.get(colon < 0 ? '' : tag.slice(0, colon))
    if (namespace === undefined) throw fail()
    const parts = nodesOf(node[tag])
    return {
      name: tag.slice(colon + 1),
      namespace,
      children: parts.filter(isElement).map((part) => element(part, inner)),
      text: parts.map((part) => ownText(part, fail)).join(''),
      fail,
    }
  }

  const top = nodesOf(parsed(text))
  const roots = top.filter(isElement)
  const [root] = roots
  const stray = top.some((node) => ownText(node, () => new XmlTextError(1, 1)).trim() !== '')
  // The parser lets a second root and text outside the root pass.
  if (
    root === undefined ||
    roots.length > 1 ||
    stray ||
    /^[^<]*[^<\s]/.test(text) ||
    /[^>\s][^>]*$/.test(text)
  ) {
    throw new XmlTextError(1, 1)
  }
  return element(
    root,
    new Map([
      ['', ''],
      ['xml', 'http://www.w3.org/XML/1998/namespace'],
    ]),
  )
}

/** The parser gives up on documents that nest too deep. */
function parsed(text: string): unknown {
  try {
    return parser.parse(text)
  } catch {
    throw new XmlTextError(1, 1)
  }
}

const isElement = (node: Record<string, unknown>): boolean =>
  !('#text' in node) &&
  !('#cdata' in node) &&
  Object.keys(node).some((key) => key !== ':@' && !key.startsWith('?'))

function ownText(node: Record<string, unknown>, error: () => XmlTextError): string {
  if ('#text' in node) return resolveEntities(v.parse(Text, node['#text']), error)
  if (!('#cdata' in node)) return ''
  return nodesOf(node['#cdata'])
    .map((part) => v.parse(Text, part['#text'] ?? ''))
    .join('')
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
)

function resolveEntities(text: string, error: () => XmlTextError): string {
  return text.replace(/&([^;&]*);/g, (_, name: string) => {
    const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
    const code =
      number === null ? null : parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16)
    const found =
      code === null ? NAMED.get(name) : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
    if (found === undefined) throw error()
    return found
  })
}

function startOf(node: Record<string, unknown>): number {
  const found: unknown = Reflect.get(node, metadata)
  return v.is(v.object({ startIndex: v.number() }), found) ? found.startIndex : 0
}
