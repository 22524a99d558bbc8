import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shownTexts } from '#test/support/shown-texts.ts'

const renderer = new URL('../../../renderer/', import.meta.url)

/** A room: a folder of views or wizards, or one of the renderer's own folders. */
const roomOf = (file: string) => /^((views|wizards)\/[^/]+(?=\/)|[^/]+)/.exec(file)?.[0] ?? file

const files = globSync('**/*.{svelte,ts}', { cwd: renderer })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.startsWith('words/'))
  .toSorted()
const rooms = Map.groupBy(files, roomOf)

function textsOf(room: string): string[] {
  return (rooms.get(room) ?? []).flatMap((file) =>
    shownTexts(file, readFileSync(new URL(file, renderer), 'utf8')).map(
      ({ line, text }) => `${file}:${line} ${text}`,
    ),
  )
}

test.each([...rooms.keys()])('%s says nothing that is not in the dictionary', (room) => {
  expect(textsOf(room)).toEqual([])
})

test('whatever a person would read is found, wherever it stands', () => {
  const seen = `<script lang="ts">
    import Card from './Card.svelte'
    const by = $derived(post ? 'By post' : 'Sent')
    const said = \`\${count} homes\`
    const option = { value: 'GB', label: 'yes' }
    if (kind === 'Left out') throw new Error('No such kind')
  </script>
  <h1 class="wide title">Your homes</h1>
  <Card heading="homes" id="Homes of" {said} onkey={() => go('one-two', 'Enter')} />
  <input placeholder={empty ? 'none' : ''} aria-label="Search {name}" style:top="{top} px" />
  <p>{count} {#if count}left{/if}, 3 · Handover {kind ? 'still' : ''}</p>`
  expect(shownTexts('Seen.svelte', seen).map(({ text }) => text)).toEqual([
    'By post',
    'Sent',
    'homes',
    'yes',
    'Your homes',
    'homes',
    'none',
    'Search',
    'left',
    'still',
  ])
  expect(shownTexts('words.ts', "export const lead = (day: string): string =>\n  'Since ' + day")).toEqual([
    { line: 2, text: 'Since' },
  ])
})
