import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#build/script.mjs'

/** Sources of some rooms, without their comments. */
function sources(rooms: readonly string[]): { path: string; text: string }[] {
  return rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte|html|css)$/.test(name))
      .map((name) => ({
        path: `${room}/${name}`,
        text: readFileSync(join(root, room, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ''),
      })),
  )
}

/** The files of some rooms in whose code, comments aside, the expression is found. */
export function filesNaming(word: RegExp, ...rooms: string[]): string[] {
  return sources(rooms)
    .filter(({ text }) => word.test(text))
    .map(({ path }) => path)
}
