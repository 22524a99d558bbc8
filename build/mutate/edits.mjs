// @ts-check
import ts from 'typescript'
import { regexEdits } from './regex.mjs'

/**
 * An edit of the source text, and the node that is switched for it.
 * @typedef {import('./regex.mjs').Edit & { host: ts.Node }} HostedEdit
 */

const { SyntaxKind } = ts

/** What stands in for each operator. */
const otherOperators = new Map([
  [SyntaxKind.LessThanToken, ['<=', '>=']],
  [SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [SyntaxKind.AmpersandAmpersandToken, ['||']],
  [SyntaxKind.BarBarToken, ['&&']],
  [SyntaxKind.PlusToken, ['-']],
  [SyntaxKind.MinusToken, ['+']],
  [SyntaxKind.AsteriskToken, ['/']],
  [SyntaxKind.SlashToken, ['*']],
  [SyntaxKind.PercentToken, ['*']],
  [SyntaxKind.PlusEqualsToken, ['-=']],
  [SyntaxKind.MinusEqualsToken, ['+=']],
])
/** Of these, one side alone is a mutant too. */
const twoSided = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.QuestionQuestionToken,
])
/** What these answer is true or false. */
const comparing = new Set([
  SyntaxKind.LessThanToken,
  SyntaxKind.LessThanEqualsToken,
  SyntaxKind.GreaterThanToken,
  SyntaxKind.GreaterThanEqualsToken,
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
  SyntaxKind.InKeyword,
  SyntaxKind.InstanceOfKeyword,
])
const otherMethods = new Map(
  Object.entries({
    some: 'every',
    every: 'some',
    startsWith: 'endsWith',
    endsWith: 'startsWith',
    toUpperCase: 'toLowerCase',
    toLowerCase: 'toUpperCase',
    min: 'max',
    max: 'min',
  }),
)
/** Methods without which a value is much the same: a test must show that they are needed. */
const droppedMethods = new Set(['trim', 'filter', 'slice', 'toSorted'])

/**
 * The mutations of one node; those of the nodes in it are not among them.
 * @param {ts.Node} node
 * @param {boolean} wording whether texts are left alone
 * @returns {HostedEdit[]}
 */
export function editsOf(node, wording) {
  if (ts.isBinaryExpression(node)) return [...operatorEdits(node), ...asAnswer(node)]
  if (ts.isPrefixUnaryExpression(node)) return [...prefixEdits(node), ...asAnswer(node)]
  if (ts.isRegularExpressionLiteral(node)) return regexLiteralEdits(node)
  if (ts.isStringLiteralLike(node)) return wording ? [] : [...textEdits(node), ...asCondition(node)]
  if (ts.isTemplateExpression(node)) return wording || isSentence(node) ? [] : [change(node, node, '``')]
  if (ts.isNumericLiteral(node)) return numberEdits(node)
  if (ts.isArrayLiteralExpression(node)) return arrayEdits(node)
  if (ts.isObjectLiteralExpression(node)) return objectEdits(node, wording)
  if (ts.isStatement(node)) return statementEdits(node)
  if (node.kind === SyntaxKind.TrueKeyword) return [change(node, node, 'false')]
  if (node.kind === SyntaxKind.FalseKeyword) return [change(node, node, 'true')]
  if (!ts.isExpression(node)) return []
  return [...asCondition(node), ...chainEdits(node), ...methodEdits(node)]
}

/**
 * @param {ts.Node} host
 * @param {ts.Node} node
 * @param {string} text
 * @returns {HostedEdit}
 */
const change = (host, node, text) => ({ host, start: node.getStart(), end: node.end, text })

/** @param {ts.BinaryExpression} node */
function operatorEdits(node) {
  const { left, operatorToken, right } = node
  const joinsText = operatorToken.kind === SyntaxKind.PlusToken && (isText(left) || isText(right))
  const others = joinsText ? [] : (otherOperators.get(operatorToken.kind) ?? [])
  const sides = twoSided.has(operatorToken.kind) ? [left, right] : []
  return [
    ...others.map((other) => change(node, operatorToken, other)),
    ...sides.map((side) => change(node, node, side.getText())),
  ]
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.StringLiteralLike | ts.TemplateExpression}
 */
const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)

/** @param {ts.PrefixUnaryExpression} node */
function prefixEdits(node) {
  const drops = node.operator === SyntaxKind.ExclamationToken || node.operator === SyntaxKind.MinusToken
  return drops ? [change(node, node, node.operand.getText())] : []
}

/**
 * A comparison, a negation, or several joined, always true and always false. Their parts are mutated on their own.
 * @param {ts.Expression} node
 */
function asAnswer(node) {
  if (!isAnswer(node) || isPartOfAnswer(node)) return []
  return isLoopCondition(node)
    ? [change(node, node, 'false')]
    : [change(node, node, 'true'), change(node, node, 'false')]
}

/**
 * @param {ts.Node} node
 * @returns {boolean}
 */
function isAnswer(node) {
  if (ts.isParenthesizedExpression(node)) return isAnswer(node.expression)
  if (ts.isPrefixUnaryExpression(node)) return node.operator === SyntaxKind.ExclamationToken
  if (!ts.isBinaryExpression(node)) return false
  const joins = twoSided.has(node.operatorToken.kind)
  return comparing.has(node.operatorToken.kind) || (joins && (isAnswer(node.left) || isAnswer(node.right)))
}

/**
 * @param {ts.Node} node
 * @returns {boolean}
 */
function isPartOfAnswer(node) {
  const { parent } = node
  if (ts.isParenthesizedExpression(parent)) return isPartOfAnswer(parent)
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.ExclamationToken
  return ts.isBinaryExpression(parent) && twoSided.has(parent.operatorToken.kind)
}

/**
 * A condition that is a name or a call, always true and always false.
 * @param {ts.Node} node
 */
function asCondition(node) {
  const { parent } = node
  const decides =
    (ts.isIfStatement(parent) && parent.expression === node) ||
    (ts.isConditionalExpression(parent) && parent.condition === node)
  if (isLoopCondition(node)) return [change(node, node, 'false')]
  return decides ? [change(node, node, 'true'), change(node, node, 'false')] : []
}

/** @param {ts.Node} node */
function isLoopCondition({ parent }) {
  return ts.isForStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)
}

/** @param {ts.RegularExpressionLiteral} node */
function regexLiteralEdits(node) {
  const at = node.getStart()
  return regexEdits(node.text).map((edit) => ({
    ...edit,
    host: node,
    start: at + edit.start,
    end: at + edit.end,
  }))
}

/**
 * A text becomes empty, an empty one another. Names of members are not texts, and in a list the dropped element says the same.
 * @param {ts.StringLiteralLike} node
 */
function textEdits(node) {
  const { parent } = node
  if (ts.isPropertyAssignment(parent) && parent.name === node) return []
  if (ts.isArrayLiteralExpression(parent) && parent.elements.length > 1) return []
  if (isSentence(node)) return []
  return [change(node, node, node.text === '' ? "'mutated'" : "''")]
}

/**
 * A sentence is for people: that it is told is a rule, its words are not.
 * @param {ts.StringLiteralLike | ts.TemplateExpression} node
 */
function isSentence(node) {
  return /\s.*[.?!]['"`]$/s.test(node.getText())
}

/** @param {ts.NumericLiteral} node */
function numberEdits(node) {
  const value = Number(node.text)
  return [change(node, node, String(value + 1)), change(node, node, String(value - 1))]
}

/** @param {ts.ArrayLiteralExpression} node */
function arrayEdits(node) {
  if (node.elements.length === 0) return []
  const whole = change(node, node, '[]')
  return node.elements.length === 1 ? [whole] : [whole, ...eachDropped(node, node.elements)]
}

/**
 * An object becomes empty, or lacks a member. Members that are literals have mutants of their own.
 * @param {ts.ObjectLiteralExpression} node
 * @param {boolean} wording
 */
function objectEdits(node, wording) {
  if (node.properties.length === 0) return []
  const droppable = node.properties.filter((member) => wording || !isMutatedLiteral(member))
  return [change(node, node, '{}'), ...(node.properties.length === 1 ? [] : eachDropped(node, droppable))]
}

/** @param {ts.ObjectLiteralElementLike} member */
function isMutatedLiteral(member) {
  if (!ts.isPropertyAssignment(member)) return false
  const value = member.initializer
  return (
    ts.isNumericLiteral(value) ||
    ts.isObjectLiteralExpression(value) ||
    ts.isArrayLiteralExpression(value) ||
    (isText(value) && !(/** @type {boolean} */ (isSentence(/** @type {ts.StringLiteral} */ (value))))) ||
    value.kind === SyntaxKind.TrueKeyword ||
    value.kind === SyntaxKind.FalseKeyword
  )
}

/**
 * Each of them dropped, with the comma that follows it.
 * @param {ts.Node} host
 * @param {readonly ts.Node[]} elements
 */
function eachDropped(host, elements) {
  const text = host.getSourceFile().text
  return elements.map((element) => {
    const comma = /^\s*,/.exec(text.slice(element.end))?.[0].length ?? 0
    return { host, start: element.getStart(), end: element.end + comma, text: '' }
  })
}

/** @param {ts.Statement} node */
function statementEdits(node) {
  if (ts.isExpressionStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node))
    return [change(node, node, '')]
  if (!ts.isReturnStatement(node)) return []
  if (node.expression === undefined) return [change(node, node, '')]
  const { expression } = node
  const hasOwn = isAnswer(expression) || isPlainLiteral(expression)
  return hasOwn ? [] : [change(expression, expression, 'undefined')]
}

/** @param {ts.Expression} node */
function isPlainLiteral(node) {
  return (
    ts.isLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isTemplateExpression(node) ||
    node.kind === SyntaxKind.TrueKeyword ||
    node.kind === SyntaxKind.FalseKeyword ||
    node.getText() === 'undefined'
  )
}

/**
 * `a?.b` without its question mark.
 * @param {ts.Expression} node
 */
function chainEdits(node) {
  const isLink =
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node)
  if (!isLink || node.questionDotToken === undefined) return []
  return [change(chainOf(node), node.questionDotToken, ts.isPropertyAccessExpression(node) ? '.' : '')]
}

/**
 * A method in another's place, or left out.
 * @param {ts.Expression} node
 * @returns {HostedEdit[]}
 */
function methodEdits(node) {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return []
  const { expression: object, name } = node.expression
  const host = chainOf(node)
  const other = otherMethods.get(name.text)
  if (other !== undefined) return [change(host, name, other)]
  return droppedMethods.has(name.text) ? [{ host, start: object.end, end: node.end, text: '' }] : []
}

/**
 * The whole chain that a link belongs to: a part of it, switched on its own, would no longer end it early.
 * @param {ts.Node} node
 * @returns {ts.Node}
 */
function chainOf(node) {
  const { parent } = node
  const continues =
    (ts.isPropertyAccessExpression(parent) ||
      ts.isElementAccessExpression(parent) ||
      ts.isCallExpression(parent)) &&
    parent.expression === node &&
    (ts.isOptionalChain(parent) || ts.isCallExpression(parent))
  return continues ? chainOf(parent) : node
}
