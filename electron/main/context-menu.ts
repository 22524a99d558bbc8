import type { MenuItemConstructorOptions } from 'electron'
import { openableUrl } from '#shared/web/openable-url.ts'

type Item = MenuItemConstructorOptions

/** What was clicked, as Electron tells it. */
export interface Clicked {
  readonly x: number
  readonly y: number
  readonly linkURL: string
  readonly selectionText: string
  readonly isEditable: boolean
  readonly misspelledWord: string
  readonly dictionarySuggestions: readonly string[]
  readonly editFlags: {
    readonly canCut: boolean
    readonly canCopy: boolean
    readonly canPaste: boolean
    readonly canSelectAll: boolean
  }
}

export interface ContextActs {
  replaceMisspelling(word: string): void
  copy(text: string): void
  /** Null but from a checkout. */
  inspect: ((x: number, y: number) => void) | null
}

/**
 * The menu of the right mouse button, and of the menu key; empty where there is nothing to offer. Words are not added to the
 * dictionary: they would be names, in plain text beside the encrypted store.
 */
export function contextTemplate(clicked: Clicked, acts: ContextActs): Item[] {
  const { inspect } = acts
  const groups = [
    spelling(clicked, acts),
    editing(clicked),
    link(clicked, acts),
    inspect === null ? [] : [{ label: 'Inspect', click: () => inspect(clicked.x, clicked.y) }],
  ].filter((group) => group.length > 0)
  return groups.flatMap((group, index): Item[] => (index === 0 ? group : [{ type: 'separator' }, ...group]))
}

function spelling({ misspelledWord, dictionarySuggestions }: Clicked, acts: ContextActs): Item[] {
  if (misspelledWord === '') return []
  if (dictionarySuggestions.length === 0) return [{ label: 'No suggestions', enabled: false }]
  return dictionarySuggestions.map((word) => ({ label: word, click: () => acts.replaceMisspelling(word) }))
}

function editing({ isEditable, selectionText, editFlags }: Clicked): Item[] {
  if (!isEditable) {
    return selectionText.trim() === '' ? [] : [{ role: 'copy', label: 'Copy', enabled: editFlags.canCopy }]
  }
  return [
    { role: 'cut', label: 'Cut', enabled: editFlags.canCut },
    { role: 'copy', label: 'Copy', enabled: editFlags.canCopy },
    { role: 'paste', label: 'Paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: 'Select all', enabled: editFlags.canSelectAll },
  ]
}

/** Of the page's own places the address is nothing to anybody else. */
function link({ linkURL }: Clicked, acts: ContextActs): Item[] {
  const address = openableUrl(linkURL)
  return address === null ? [] : [{ label: 'Copy link address', click: () => acts.copy(address) }]
}

/** A window's contents, as far as they have such a menu. */
export interface ClickedContents {
  on(event: 'context-menu', listener: (event: unknown, clicked: Clicked) => void): unknown
  replaceMisspelling(word: string): void
  inspectElement(x: number, y: number): void
}

/** Gives a window its menu of the right mouse button. */
export function offerContextMenu(
  contents: ClickedContents,
  desk: { packaged: boolean; copy: (text: string) => void; popUp: (template: Item[]) => void },
): void {
  contents.on('context-menu', (_event, clicked) => {
    const template = contextTemplate(clicked, {
      replaceMisspelling: (word) => contents.replaceMisspelling(word),
      copy: desk.copy,
      inspect: desk.packaged ? null : (x, y) => contents.inspectElement(x, y),
    })
    if (template.length > 0) desk.popUp(template)
  })
}
