/** Switches of Node that take the next word with them. */
const takeTheNext = new Set(['-r', '--require', '--import'])

/**
 * What Handover itself was started with. From a checkout Electron is told the folder of the app, and before that whatever is
 * meant for Electron (a debugger puts `--inspect=0` there); what follows the folder is ours. A package gets nothing but ours.
 * @param argv as Electron gives it, the program first
 */
export function ownWords(argv: readonly string[], packaged: boolean): string[] {
  if (packaged) return argv.slice(1)
  const folder = argv.findIndex(
    (word, at) => at > 0 && !word.startsWith('-') && !takeTheNext.has(argv[at - 1] ?? ''),
  )
  return folder === -1 ? [] : argv.slice(folder + 1)
}
