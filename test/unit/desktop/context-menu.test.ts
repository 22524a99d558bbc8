import { describe, expect, test } from 'vitest'
import {
  contextTemplate,
  offerContextMenu,
  type Clicked,
  type ContextActs,
} from '#electron/main/context-menu.ts'

const nothing: Clicked = {
  x: 3,
  y: 4,
  linkURL: '',
  selectionText: '',
  isEditable: false,
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: { canCut: true, canCopy: true, canPaste: true, canSelectAll: true },
}

function menuOf(clicked: Partial<Clicked>, acts: Partial<ContextActs> = {}) {
  const done: unknown[] = []
  const template = contextTemplate(
    { ...nothing, ...clicked },
    {
      replaceMisspelling: (word) => done.push(['replace', word]),
      copy: (text) => done.push(['copy', text]),
      inspect: null,
      ...acts,
    },
  )
  return {
    done,
    lines: template.map(
      (item) =>
        (item.type === 'separator' ? '-' : `${item.label ?? ''}${item.role ? ` (${item.role})` : ''}`) +
        (item.enabled === false ? ' off' : ''),
    ),
    click(label: string) {
      const act: unknown = template.find((item) => item.label === label)?.click
      if (typeof act === 'function') Reflect.apply(act, undefined, [])
      return done
    },
  }
}

const editing = ['Cut (cut)', 'Copy (copy)', 'Paste (paste)', '-', 'Select all (selectAll)']

describe('the menu of the right mouse button', () => {
  test('is empty where there is nothing to do', () => expect(menuOf({}).lines).toEqual([]))

  test('in a field', () => expect(menuOf({ isEditable: true }).lines).toEqual(editing))

  test('has off what cannot be done there', () => {
    const editFlags = { canCut: false, canCopy: false, canPaste: false, canSelectAll: false }
    expect(menuOf({ isEditable: true, editFlags }).lines).toEqual(
      editing.map((line) => (line === '-' ? line : `${line} off`)),
    )
    expect(menuOf({ selectionText: 'x', editFlags }).lines).toEqual(['Copy (copy) off'])
  })

  test('on words that are marked', () => {
    expect(menuOf({ selectionText: '10012345678' }).lines).toEqual(['Copy (copy)'])
    expect(menuOf({ selectionText: ' \n' }).lines).toEqual([])
  })

  test('on a misspelt word: what it may have been meant to be, and nothing that would be kept', () => {
    const menu = menuOf({
      isEditable: true,
      misspelledWord: 'boilar',
      dictionarySuggestions: ['boiler', 'boilers'],
    })
    expect(menu.lines).toEqual(['boiler', 'boilers', '-', ...editing])
    expect(menu.click('boilers')).toEqual([['replace', 'boilers']])
    expect(menuOf({ isEditable: true, misspelledWord: 'xq' }).lines).toEqual([
      'No suggestions off',
      '-',
      ...editing,
    ])
  })

  test('on a link outside, its address; of the page itself not', () => {
    const menu = menuOf({ linkURL: 'https://help.example/a' })
    expect(menu.lines).toEqual(['Copy link address'])
    expect(menu.click('Copy link address')).toEqual([['copy', 'https://help.example/a']])
    for (const linkURL of ['handover-app://ui/#/outbox', 'javascript:alert(1)', 'file:///etc/passwd'])
      expect(menuOf({ linkURL }).lines).toEqual([])
  })

  test('looks into the page from a checkout', () => {
    const menu = menuOf({ isEditable: true }, { inspect: (x, y) => menu.done.push([x, y]) })
    expect(menu.lines).toEqual([...editing, '-', 'Inspect'])
    expect(menu.click('Inspect')).toEqual([[3, 4]])
  })
})

describe('a window', () => {
  function clicking(packaged: boolean) {
    let click: (event: unknown, clicked: Clicked) => void = () => expect.unreachable()
    const popped: number[] = []
    offerContextMenu(
      {
        on: (_event, listener) => (click = listener),
        replaceMisspelling: () => undefined,
        inspectElement: () => undefined,
      },
      { packaged, copy: () => undefined, popUp: (template) => popped.push(template.length) },
    )
    return { popped, click: (clicked: Partial<Clicked>) => click({}, { ...nothing, ...clicked }) }
  }

  test('shows it where there is something to offer', () => {
    const { click, popped } = clicking(true)
    click({})
    click({ isEditable: true })
    expect(popped).toEqual([5])
  })

  test('of a checkout always has Inspect', () => {
    const { click, popped } = clicking(false)
    click({})
    expect(popped).toEqual([1])
  })
})
