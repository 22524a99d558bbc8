import { describe, expect, test } from 'vitest'
import { snapshot } from '#renderer/api/snapshot.svelte.ts'
import { plainInput } from '#renderer/api/transport.ts'
import { stateful } from '#test/support/stateful.svelte.ts'

const answers = { answers: { 'property.mprn': '10001234567' }, list: [{ deep: [1, 2] }], none: null }

describe('Svelte state', () => {
  test('as it is, cannot be cloned (or this test tries nothing)', () => {
    expect(() => structuredClone(stateful(answers))).toThrow()
  })

  test('becomes a plain copy', () => {
    const plain = snapshot(stateful(answers))
    expect(structuredClone(plain)).toEqual(answers)
  })

  test('is made plain once, on its way to either link, and does not change while it travels', async () => {
    const state = stateful(answers)
    let crossed: unknown
    const call = plainInput(snapshot)({
      context: {},
      path: ['drafts', 'save'],
      input: state,
      next: (options) => {
        crossed = options?.input
        return Promise.resolve('answer')
      },
    })
    state.answers['property.mprn'] = 'changed'
    expect(await call).toBe('answer')
    expect(structuredClone(crossed)).toMatchObject({ answers: { 'property.mprn': '10001234567' } })
  })

  test.each([undefined, null, 7, 'text', true])('%s stays', (value) => expect(snapshot(value)).toBe(value))
})
