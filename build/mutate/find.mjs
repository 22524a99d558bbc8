// @ts-check
import ts from 'typescript'
import { editsOf } from './edits.mjs'
import { applied } from './regex.mjs'

/**
 * One change of a source file that a test should notice.
 * `host` is the expression or statement around it that is switched; `becomes` is that host's text with the change in it.
 * @typedef {object} Mutant
 * @property {number} id
 * @property {string} path the file, with forward slashes
 * @property {number} line from 1
 * @property {string} code the line as it stands, or the lines as one
 * @property {string} changed the same with the change in it
 * @property {Host} host
 * @property {string} becomes
 *
 * @typedef {{ start: number, end: number, statement: boolean }} Host
 */

/**
 * Every mutant of a source file, in the order of the text.
 * @param {object} source
 * @param {string} source.path
 * @param {string} source.text
 * @param {boolean} [source.wording] whether its texts are only words for people, which are not mutated
 * @param {number} [firstId]
 * @returns {Mutant[]}
 */
export function mutantsOf({ path, text, wording = false }, firstId = 0) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true)
  /** @type {Omit<Mutant, 'id'>[]} */
  const found = []
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    for (const { host: hostNode, ...edit } of editsOf(node, wording)) {
      const host = rangeOf(hostNode)
      const lines = { start: text.lastIndexOf('\n', edit.start) + 1, end: lineEnd(text, edit.end) }
      found.push({
        path,
        line: file.getLineAndCharacterOfPosition(edit.start).line + 1,
        code: inOneLine(text.slice(lines.start, lines.end)),
        changed: inOneLine(changed(text, lines, edit)),
        host,
        becomes: changed(text, host, edit),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found.map((mutant, index) => ({ id: firstId + index, ...mutant }))
}

/**
 * A part of the text with the edit in it.
 * @param {string} text
 * @param {{ start: number, end: number }} part
 * @param {import('./regex.mjs').Edit} edit
 */
function changed(text, part, edit) {
  const { start } = part
  return applied(text.slice(start, part.end), { ...edit, start: edit.start - start, end: edit.end - start })
}

/**
 * @param {string} text
 * @param {number} from
 */
function lineEnd(text, from) {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

/** @param {string} lines */
const inOneLine = (lines) => lines.trim().replaceAll(/\s*\n\s*/g, ' ')

/**
 * @param {ts.Node} node
 * @returns {Host}
 */
function rangeOf(node) {
  return { start: node.getStart(), end: node.end, statement: ts.isStatement(node) }
}
