import { parsers } from 'prettier/plugins/yaml'
import * as v from 'valibot'

/** What a YAML text says; every scalar is text, as it is written. */
export type Yaml = string | null | Yaml[] | { [key: string]: Yaml }

interface Node {
  type: string
  value?: string | undefined
  children?: (Node | null)[] | undefined
}

const Node: v.GenericSchema<unknown, Node> = v.object({
  type: v.string(),
  value: v.optional(v.string()),
  children: v.optional(v.array(v.nullable(v.lazy(() => Node)))),
})

/** Reads YAML without anchors, tags and merged keys, by the parser of the formatter. Throws on what it cannot parse. */
export async function readYaml(text: string): Promise<Yaml> {
  const parse: (text: string) => unknown = (words) =>
    Reflect.apply(parsers.yaml.parse, parsers.yaml, [words, {}])
  return valueOf(v.parse(Node, await parse(text)))
}

function valueOf(node: Node): Yaml {
  const inside = (node.children ?? []).filter((child) => child !== null)
  switch (node.type) {
    case 'plain':
    case 'quoteSingle':
    case 'quoteDouble':
    case 'blockFolded':
    case 'blockLiteral':
      return node.value ?? ''
    case 'mapping':
    case 'flowMapping':
      return Object.fromEntries(inside.map(pairOf))
    case 'sequence':
    case 'flowSequence':
      return inside.map((child) => valueOf(child))
    case 'root':
    case 'document':
    case 'documentBody':
    case 'mappingKey':
    case 'mappingValue':
    case 'sequenceItem':
    case 'flowSequenceItem': {
      const [only = null] = inside.filter(({ type }) => type !== 'documentHead')
      return only === null ? null : valueOf(only)
    }
    default:
      throw new Error(`This YAML has a ${node.type}, which is not read here.`)
  }
}

function pairOf({ children = [] }: Node): [string, Yaml] {
  const [key, value] = children
  const name = key === undefined || key === null ? null : valueOf(key)
  if (typeof name !== 'string') throw new Error('A key of this YAML is no text.')
  return [name, value === undefined || value === null ? null : valueOf(value)]
}
