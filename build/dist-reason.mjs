// @ts-check

/** What Node says when nobody is there. */
const unreachable = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b/

/** Tools are named with all their words; a password among them is shown as its hash, which can be guessed from. */
const password = / -(pass|p)(word)? \S+( \(sha256 hash\))?/g

/**
 * Why electron-builder ended, in its own words, and with what to do where these do not say it.
 * @param {string} output what it printed
 */
export function reasonIn(output) {
  return explain(output.replace(password, ' -pass …'))
}

/** @param {string} output */
function explain(output) {
  // The last one is what ended it; after "failedTask=" comes its stack.
  const [reason] = output.includes('⨯ ')
    ? (output.split('⨯ ').at(-1) ?? '').trim().split(/\s+failedTask=/)
    : []
  if (reason === undefined) {
    const lines = output.split('\n').filter((line) => line.trim() !== '')
    return [...lines.slice(-12), 'The packing failed; its last lines are above.'].join('\n')
  }
  if (!unreachable.test(reason)) return reason
  return (
    `A tool for this kind of installer could not be fetched (${reason}). electron-builder keeps its tools on GitHub, and ` +
    'on this computer once it has them: ELECTRON_BUILDER_BINARIES_MIRROR names another place. A folder needs none: ' +
    'npm run dist -- --linux dir, and so --mac and --win.'
  )
}
