import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from '#renderer/components/copy-text.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
  Reflect.deleteProperty(document, 'execCommand')
})

function clipboard(writeText: (text: string) => Promise<void>) {
  vi.stubGlobal('navigator', { clipboard: { writeText } })
}

/** jsdom has none of its own. */
function copyCommand(value: () => boolean) {
  Object.defineProperty(document, 'execCommand', { value, configurable: true })
}

test('uses the clipboard where it is allowed', async () => {
  const writeText = vi.fn(() => Promise.resolve())
  clipboard(writeText)
  expect(await copyText('PC-1')).toBe(true)
  expect(writeText).toHaveBeenCalledWith('PC-1')
})

test('copies what is marked where the clipboard is denied, and gives the focus back', async () => {
  clipboard(() => Promise.reject(new DOMException('denied', 'NotAllowedError')))
  const button = document.body.appendChild(document.createElement('button'))
  button.focus()
  let marked = ''
  copyCommand(() => {
    const field = document.activeElement
    if (field instanceof HTMLTextAreaElement)
      marked = field.value.slice(field.selectionStart, field.selectionEnd)
    return true
  })
  expect(await copyText('PC-1')).toBe(true)
  expect(marked).toBe('PC-1')
  expect(document.activeElement).toBe(button)
  expect(document.querySelector('textarea')).toBeNull()
})

test('says so when neither is allowed', async () => {
  clipboard(() => Promise.reject(new Error('denied')))
  copyCommand(() => false)
  expect(await copyText('PC-1')).toBe(false)
})
