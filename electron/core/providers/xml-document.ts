import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element of a small XML document. `text` is its character data with entities decoded; numbers stay text. */
export interface XmlElement {
  name: string
  /** Attributes by their full name (`xsi:nil`). */
  attributes: ReadonlyMap<string, string>
  children: XmlElement[]
  text: string
}

const TEXT = '#text'
const ATTRIBUTES = ':@'
const CDATA = '#cdata'
const PREFIX = '@'

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: PREFIX,
  textNodeName: TEXT,
  cdataPropName: CDATA,
  // The parser would leave &#xD; as it stands, or with its HTML option know names that XML does not.
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  // Spaces belong to the value: the service would keep them too.
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

/** In characters; the documents that Handover sends and gets have a few thousand. Reading ten times as much would hold up the whole application. */
const LONGEST_DOCUMENT = 500_000

/**
 * Reads an XML document into its root element. Throws TypeError when it is too long, not well formed or has a document type: entities are how
 * a hostile answer would read files or grow without end, and neither our bodies nor the service's answers need one.
 * The parser alone would accept wrong closing tags and two roots, so a validator goes first.
 */
export function readXml(text: string): XmlElement {
  if (text.length > LONGEST_DOCUMENT) throw new TypeError('The XML is too long.')
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text))
    throw new TypeError('The XML has a document type, which is refused.')
  // Neither the validator nor the parser minds text beside the root.
  if (!/^<[^]*>$/.test(text.trim())) throw new TypeError('The XML has text outside its root element.')
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package; this one does what is needed
  if (XMLValidator.validate(text) !== true) throw new TypeError('The XML is not well formed.')
  const nodes: unknown = parser.parse(text.replace(/\r\n?/g, '\n'))
  const roots = elementsOf(nodes, 0)
  const [root] = roots
  if (root === undefined || roots.length !== 1) throw new TypeError('The XML has no single root element.')
  return root
}

/** The first child element with this name, compared without regard to case. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name.toLowerCase() === name.toLowerCase())
}

const MAX_DEPTH = 50

function elementsOf(nodes: unknown, depth: number): XmlElement[] {
  if (depth > MAX_DEPTH) throw new TypeError('The XML is nested too deeply.')
  if (!Array.isArray(nodes)) return []
  const found: XmlElement[] = []
  for (const node of nodes as readonly unknown[]) {
    if (!isObject(node)) continue
    for (const [name, value] of Object.entries(node)) {
      if (name === ATTRIBUTES || name === TEXT || name === CDATA) continue
      found.push({
        name,
        attributes: attributesOf(node[ATTRIBUTES]),
        children: elementsOf(value, depth + 1),
        text: textOf(value),
      })
    }
  }
  return found
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  return (nodes as readonly unknown[])
    .map((node) => {
      if (!isObject(node)) return ''
      if (typeof node[TEXT] === 'string') return decodeEntities(node[TEXT])
      // A CDATA section stands in a list with its raw text.
      return node[CDATA] === undefined ? '' : rawText(node[CDATA])
    })
    .join('')
}

function rawText(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  return (nodes as readonly unknown[])
    .map((node) => (isObject(node) && typeof node[TEXT] === 'string' ? node[TEXT] : ''))
    .join('')
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** XML's own five entities and character numbers; without a document type there can be no others. */
function decodeEntities(text: string): string {
  return text.replace(/&([^;&]*);?/g, (_, name: string) => {
    const character = name.startsWith('#') ? characterOf(name.slice(1)) : ENTITIES.get(name)
    if (character === undefined) throw new TypeError('The XML has an entity that XML does not know.')
    return character
  })
}

function characterOf(number: string): string | undefined {
  const point = /^x[0-9a-f]{1,6}$/i.test(number)
    ? Number.parseInt(number.slice(1), 16)
    : /^\d{1,7}$/.test(number)
      ? Number(number)
      : Number.NaN
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined
}

function attributesOf(attributes: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (!isObject(attributes)) return found
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') found.set(name.slice(PREFIX.length), decodeEntities(value))
  }
  return found
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
