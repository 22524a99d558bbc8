import { expect, test } from 'vitest'
import { within } from '#electron/main/within.ts'

test('what is given in time is waited for, and what is not is null', async () => {
  expect(await within(Promise.resolve('core'), 10_000)).toBe('core')
  expect(await within(new Promise<string>(() => undefined), 10)).toBeNull()
  await expect(within(Promise.reject(new Error('locked')), 10_000)).rejects.toThrow('locked')
})
