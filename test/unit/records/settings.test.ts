import { expect, test } from 'vitest'
import { readSettings, saveSettings } from '#core/records/settings.ts'
import type { Settings } from '#shared/contract/profile.ts'
import { STANDARD_SETTINGS } from '#shared/contract/standard-settings.ts'
import { temporaryStore } from '#test/support/store.ts'

test('before anything is said the defaults hold', async () => {
  const store = await temporaryStore()
  expect(await readSettings(store.queries)).toEqual(STANDARD_SETTINGS)
})

test('what was saved is read, again and again', async () => {
  const store = await temporaryStore()
  const landlord: Settings = {
    ...STANDARD_SETTINGS,
    yourName: 'Niamh',
    role: 'landlord',
    landlord: { 'landlord.firstName': 'Niamh' },
    theme: 'dark',
    language: 'en-IE',
    homeCountry: 'GB-NIR',
    dateStyle: 'iso',
    textSize: 125,
    notify: { done: false, attention: true },
    keepBodiesDays: 0,
  }
  const agent: Settings = { ...landlord, role: 'agent', landlord: null }
  for (const settings of [landlord, agent]) {
    await saveSettings(store, settings)
    expect(await readSettings(store.queries)).toEqual(settings)
  }
})

test('a setting that an older store lacks has its default', async () => {
  const store = await temporaryStore()
  await store.queries.insertInto('settings').values({ name: 'yourName', value: '"Niamh"' }).execute()
  await store.queries.insertInto('settings').values({ name: 'of another part', value: 'not json' }).execute()
  expect(await readSettings(store.queries)).toMatchObject({
    yourName: 'Niamh',
    theme: 'system',
    language: 'system',
    homeCountry: null,
    dateStyle: 'words',
    textSize: 100,
    notify: { done: true, attention: true },
    keepBodiesDays: 30,
  })
})
