import { parse } from 'svelte/compiler'

/** A text that stands in the code of a screen instead of in the dictionary. */
export interface ShownText {
  line: number
  text: string
}

/** Attributes, props and fields of objects that are shown or read out, whatever they hold. */
const SHOWN = new Set(
  (
    'label hint heading title lead text placeholder alt words empty caption legend message note summary name ' +
    'describe said why whyNot detail aria-label aria-description aria-roledescription aria-valuetext'
  ).split(' '),
)
/** `name` is the name of an icon or a field as often: only what looks like words counts there. */
const PERHAPS = new Set(['name', 'text', 'note', 'detail'])
/** Attributes and fields that are for the machine. */
const MACHINE =
  /^(class|style|id|key|href|address|src|d|points|transform|viewBox|for|rel|media|pattern|accept|describedby|aria-(describedby|labelledby|controls))$/
/** Whose arguments are selectors. */
const SELECTING = /^(querySelector(All)?|closest|matches)$/
/** What is no language: names of products and makers, units, keys as they are printed, entities, names in code, selectors of attributes. */
const NO_LANGUAGE =
  /\b(Handover|Acquaint CRM|CTRL Hub|CTRL|Yeti|Acquaint|Electron|Node|SVG|PDF|CSV|JSON|XML|HTTP|kWh|MWh|kVA|Ctrl|Alt|Shift|Cmd|Esc|Enter|Tab)\b|&\w+;|\b[a-z]+([A-Z.][A-Za-z]+)+\b|^[a-z]+\[.*\].*/g

type Node = Readonly<Record<string, unknown>> & { type: string }

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** The text without what is no language. */
const spoken = (text: string) => text.replaceAll(NO_LANGUAGE, '')
const hasLetters = (text: string) => /\p{L}/u.test(spoken(text))
/** Several words, or one that begins with a capital; identifiers, addresses and keys of tables don't look so. */
const looksLikeWords = (text: string) =>
  /\p{L}[\p{L}’',.:;?!)]*\s+[(“‘]?\p{L}/u.test(spoken(text)) ||
  /^\s*\p{Lu}\p{Ll}+([\s.,:;…?!’)-]|$)/u.test(spoken(text))
/** A piece of a template: also one word beside something that is filled in. */
const looksLikePiece = (text: string) => looksLikeWords(text) || /\s\p{L}{2,}|\p{L}{2,}\s/u.test(spoken(text))

/** The name that a property or an attribute goes by. */
function nameOf(node: Node): string {
  if (typeof node.name === 'string') return node.name
  if (!isNode(node.key)) return ''
  if (typeof node.key.name === 'string') return node.key.name
  return typeof node.key.value === 'string' ? node.key.value : ''
}

/** Parts of a node that are code or are compared, never shown. */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  ImportDeclaration: ['source', 'attributes'],
  ImportExpression: ['source'],
  ExportNamedDeclaration: ['source'],
  ExportAllDeclaration: ['source'],
  Property: ['key'],
  PropertyDefinition: ['key'],
  MemberExpression: ['property'],
  SwitchCase: ['test'],
  ThrowStatement: ['argument'],
  TSLiteralType: ['literal'],
  Script: ['attributes'],
}

class Finder {
  readonly found: ShownText[] = []
  readonly #source: string
  constructor(source: string) {
    this.#source = source
  }

  #add(node: Node, text: string): void {
    const start = typeof node.start === 'number' ? node.start : 0
    const line = this.#source.slice(0, start).split('\n').length
    this.found.push({ line, text: text.trim().replaceAll(/\s+/g, ' ') })
  }

  /** Goes through a node. @param shown under a name that is shown or read out */
  look(node: unknown, shown = false): void {
    if (Array.isArray(node)) {
      for (const one of node) this.look(one, shown)
      return
    }
    if (!isNode(node)) return
    switch (node.type) {
      case 'StyleSheet':
      case 'StyleDirective':
        return
      case 'Text':
        if (typeof node.data === 'string' && hasLetters(node.data)) this.#add(node, node.data)
        return
      case 'Literal':
        if (typeof node.value === 'string' && (shown ? hasLetters : looksLikeWords)(node.value))
          this.#add(node, node.value)
        return
      case 'TemplateElement':
        this.#piece(node, shown)
        return
      case 'Attribute':
        this.#attribute(node)
        return
      case 'Fragment':
        // What an expression between tags gives stands on the page.
        for (const child of Array.isArray(node.nodes) ? node.nodes : [])
          if (isNode(child) && child.type === 'ExpressionTag') this.look(child.expression, true)
          else this.look(child)
        return
      case 'Property':
        if (!MACHINE.test(nameOf(node))) this.look(node.value, this.#isShown(nameOf(node)))
        return
      case 'BinaryExpression':
        // What is compared is no text that is shown, what is joined by + may be.
        if (node.operator !== '+') return
        break
      case 'ConditionalExpression':
        this.look(node.test)
        this.look(node.consequent, shown)
        this.look(node.alternate, shown)
        return
      case 'CallExpression':
        if (
          isNode(node.callee) &&
          isNode(node.callee.property) &&
          SELECTING.test(nameOf(node.callee.property))
        )
          return
        shown = false
        break
      case 'NewExpression':
      case 'ArrowFunctionExpression':
      case 'MemberExpression':
        // What is handed on by a shown text is judged by its looks.
        shown = false
    }
    const unseen = UNSEEN[node.type] ?? []
    for (const [name, part] of Object.entries(node))
      if (
        !unseen.includes(name) ||
        (node.type === 'MemberExpression' && isNode(part) && part.type !== 'Literal')
      )
        this.look(part, shown)
  }

  #isShown(name: string): boolean {
    return SHOWN.has(name) && !PERHAPS.has(name)
  }

  #piece(node: Node, shown: boolean): void {
    const value: unknown = node.value
    const text =
      typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string'
        ? value.raw
        : ''
    if ((shown ? hasLetters : looksLikePiece)(text)) this.#add(node, text)
  }

  #attribute(node: Node): void {
    const name = nameOf(node)
    if (MACHINE.test(name)) return
    const parts: unknown[] = Array.isArray(node.value) ? node.value : [node.value]
    for (const part of parts)
      if (isNode(part) && part.type === 'Text') {
        const text = typeof part.data === 'string' ? part.data : ''
        if (this.#isShown(name) ? hasLetters(text) : looksLikeWords(text)) this.#add(part, text)
      } else this.look(part, this.#isShown(name))
  }
}

/**
 * The texts of a component, or of a module of the page (`.ts`), that a person would read, in the order of the file.
 * Lines count from 1.
 */
export function shownTexts(file: string, source: string): ShownText[] {
  // A module is parsed as the script of a component, on the line where it begins.
  const component = file.endsWith('.svelte') ? source : `<script lang="ts" module>${source}</script>`
  const tree = parse(component, { modern: true, filename: file })
  const finder = new Finder(component)
  finder.look([tree.module, tree.instance, tree.fragment])
  return finder.found
}
