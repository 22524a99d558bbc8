import { openSync } from 'node:fs'
import { ReadStream } from 'node:tty'

/**
 * Asks on the terminal without echo; null when there is none. The terminal is asked even when stdin is a pipe, so that
 * `send --file -` can still ask for a passphrase.
 */
export async function askSecret(question: string): Promise<string | null> {
  const input = process.stdin.isTTY ? process.stdin : controllingTerminal()
  if (input === null) return null
  process.stderr.write(question)
  input.setRawMode(true)
  try {
    return await typedLine(input)
  } finally {
    input.setRawMode(false)
    process.stderr.write('\n')
    if (input === process.stdin) input.pause()
    else input.destroy()
  }
}

function controllingTerminal(): ReadStream | null {
  if (process.platform === 'win32') return null
  try {
    return new ReadStream(openSync('/dev/tty', 'r'))
  } catch {
    // A process without a terminal: a script, a service, a test.
    return null
  }
}

/** Reads to the end of the line; backspace takes one back, Ctrl+C and Ctrl+D end without an answer. */
function typedLine(input: ReadStream): Promise<string | null> {
  return new Promise((resolve) => {
    let text = ''
    const onData = (chunk: Buffer | string) => {
      for (const character of chunk.toString('utf8')) {
        if (character === '\u0003' || character === '\u0004') {
          end(null)
          return
        }
        if (character === '\r' || character === '\n') {
          end(text)
          return
        }
        text =
          character === '\u007f' || character === '\b'
            ? Array.from(text).slice(0, -1).join('')
            : text + character
      }
    }
    const end = (answer: string | null) => {
      input.off('data', onData)
      resolve(answer)
    }
    input.on('data', onData)
    input.resume()
  })
}
