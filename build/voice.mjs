// @ts-check

/**
 * How a script tells people what it does.
 * @typedef {object} Voice
 * @property {(line: string) => void} say one line
 * @property {<T>(text: () => string, work: Promise<T>) => Promise<T>} during shows `text` while `work` goes on:
 *   in place on a terminal, else as a line every ten seconds
 */

/**
 * @param {NodeJS.WriteStream} [stream] standard error unless told: standard output belongs to what the command prints
 * @returns {Voice}
 */
export function voiceOn(stream = process.stderr) {
  return {
    say: (line) => void stream.write(`${line}\n`),
    async during(text, work) {
      const terminal = stream.isTTY
      const paint = () => void stream.write(terminal ? `\r\x1b[K${text()}` : `${text()}\n`)
      const timer = setInterval(paint, terminal ? 200 : 10_000)
      try {
        return await work
      } finally {
        clearInterval(timer)
        if (terminal) stream.write('\r\x1b[K')
      }
    },
  }
}
