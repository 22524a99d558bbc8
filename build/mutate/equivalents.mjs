// @ts-check

/**
 * A mutant that does what the original does, so that no test can tell them apart. `code` and `changed` are the line without
 * and with the change, as they stand. Kept for the doors only, where every survivor is looked at; a mark that a test
 * disproves, or that fits no mutant any more, fails the run.
 * @typedef {{ path: string, code: string, changed: string, why: string }} Equivalent
 */

const gate = 'electron/loopback/gate.ts'
const lastResort = 'shared/web/last-resort.ts'

const noContentType = 'Without the header the text is no kind of JSON, whatever stands in for it.'
const wholePairs = 'The loop ends before a name or value that is not there; the types do not know it.'
const noLongerHeard = 'The listener is taken off as soon as the wait is over, whether it was called or not.'
const hasReturn = 'What oRPC makes of an event stream always has a return; the types do not say so.'

/** @type {Equivalent[]} */
export const equivalents = [
  {
    path: gate,
    code: "if (!/^application\\/json(; ?charset=utf-8)?$/i.test(headers.get('content-type') ?? '')) {",
    changed: "if (!/^application\\/json(; ?charset=utf-8)?$/i.test(headers.get('content-type'))) {",
    why: noContentType,
  },
  {
    path: gate,
    code: "if (!/^application\\/json(; ?charset=utf-8)?$/i.test(headers.get('content-type') ?? '')) {",
    changed:
      "if (!/^application\\/json(; ?charset=utf-8)?$/i.test(headers.get('content-type') ?? 'mutated')) {",
    why: noContentType,
  },
  {
    path: gate,
    code: "const procedure = target.startsWith(`${rpcPath}/`) ? target.slice(rpcPath.length + 1) : ''",
    changed: "const procedure = target.startsWith(`${rpcPath}/`) ? target.slice(rpcPath.length - 1) : ''",
    why: 'With the last letter of the path and the slash before them, the names are as well formed as without.',
  },
  {
    path: gate,
    code: "const name = raw[index]?.toLowerCase() ?? ''",
    changed: 'const name = raw[index]?.toLowerCase()',
    why: wholePairs,
  },
  {
    path: gate,
    code: "const name = raw[index]?.toLowerCase() ?? ''",
    changed: "const name = raw[index].toLowerCase() ?? ''",
    why: wholePairs,
  },
  {
    path: gate,
    code: "const name = raw[index]?.toLowerCase() ?? ''",
    changed: "const name = raw[index]?.toLowerCase() ?? 'mutated'",
    why: wholePairs,
  },
  {
    path: gate,
    code: "headers.set(name, raw[index + 1] ?? '')",
    changed: 'headers.set(name, raw[index + 1])',
    why: wholePairs,
  },
  {
    path: gate,
    code: "headers.set(name, raw[index + 1] ?? '')",
    changed: "headers.set(name, raw[index + 1] ?? 'mutated')",
    why: wholePairs,
  },
  {
    path: lastResort,
    code: 'const finished = { done: true, value: undefined } as const',
    changed: 'const finished = { done: true,  } as const',
    why: 'A value that is not there is undefined.',
  },
  {
    path: lastResort,
    code: "else closing.addEventListener('abort', close, { once: true })",
    changed: "else closing.addEventListener('abort', close, {})",
    why: noLongerHeard,
  },
  {
    path: lastResort,
    code: "else closing.addEventListener('abort', close, { once: true })",
    changed: "else closing.addEventListener('abort', close, { once: false })",
    why: noLongerHeard,
  },
  {
    path: lastResort,
    code: 'if (closing.aborted) events.return?.().catch(() => undefined)',
    changed: 'if (closing.aborted) events.return().catch(() => undefined)',
    why: hasReturn,
  },
  {
    path: lastResort,
    code: 'await events.return?.()',
    changed: 'await events.return()',
    why: hasReturn,
  },
]
