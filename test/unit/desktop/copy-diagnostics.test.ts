import { expect, test } from 'vitest'
import { diagnosticsText } from '#electron/main/copy-diagnostics.ts'

const versions = { handover: '1.2.3', electron: '45.4.1', chrome: '150.0.1' }
const core = (trouble: { code: string } | null) => ({
  client: {
    profile: {
      diagnostics: () =>
        Promise.resolve([
          { name: 'Handover', value: '1.2.3' },
          { name: 'Node', value: '24' },
        ]),
      probeKeychain: () => Promise.resolve({ usable: trouble === null, trouble }),
    },
  },
})

test('says what doctor says, and the version of Chromium', async () => {
  expect(await diagnosticsText(Promise.resolve(core(null)), versions, 'linux x64')).toBe(
    'Handover: 1.2.3\nNode: 24\nKeychain: usable\nChromium: 150.0.1',
  )
  expect(await diagnosticsText(Promise.resolve(core({ code: 'HO-VAULT-LOCKED' })), versions, '')).toContain(
    'Keychain: HO-VAULT-LOCKED',
  )
})

const least = 'Handover: 1.2.3 (not open)\nSystem: linux x64\nElectron: 45.4.1\nChromium: 150.0.1'

test('of a core that is not open yet, the versions at least', async () => {
  expect(await diagnosticsText(new Promise(() => undefined), versions, 'linux x64', 10)).toBe(least)
})

test('and of one that could not be opened', async () => {
  expect(await diagnosticsText(Promise.reject(new Error('no')), versions, 'linux x64')).toBe(least)
})
