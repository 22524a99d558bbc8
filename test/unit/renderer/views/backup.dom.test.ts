import { fireEvent, render, screen, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import Start from '#renderer/shell/Start.svelte'
import { noBackup, type FakeBackup } from '#test/support/fake-backup.ts'
import { emptyWorld, fakeCore, NO_SETTINGS, type FakeWorld } from '#test/support/fake-client.ts'
import { notNow } from '#test/support/fake-errors.ts'
import { sampleWorld } from '#test/support/sample-world.ts'

beforeEach(() => {
  // jsdom has no layout, so nothing to scroll; and no downloads.
  Element.prototype.scrollIntoView = () => {}
  window.scrollTo = () => {}
  URL.createObjectURL = () => 'blob:test'
  URL.revokeObjectURL = () => {}
  window.location.hash = ''
})

function open(world: FakeWorld, change: Partial<FakeBackup> = {}) {
  const backup = { ...noBackup(), ...change }
  world.backup = backup
  const core = fakeCore(world)
  render(Start, { connect: () => Promise.resolve(core.client) })
  return { backup, core }
}

async function openSettings(change: Partial<FakeBackup> = {}) {
  window.location.hash = '#/settings'
  const world = sampleWorld()
  world.status = {
    ...world.status,
    practice: false,
    settings: { ...NO_SETTINGS, yourName: 'Aoife', role: 'agent' },
  }
  const opened = open(world, change)
  await screen.findByRole('heading', { level: 2, name: 'Backup' })
  return opened
}

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const fill = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } })
const file = () => new File(['HANDOVER-BACKUP\n'], 'Handover.handover-backup')

async function bring(phrase: string) {
  await fireEvent.change(await screen.findByLabelText('Backup file'), { target: { files: [file()] } })
  await fill('Recovery phrase', phrase)
  await press('Open the backup')
}

describe('the backup card', () => {
  test('makes a phrase, asks for two of its words, and then makes a backup that is saved', async () => {
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    const { backup } = await openSettings()
    await screen.findByText('No backup was made yet.')
    expect(screen.queryByRole('button', { name: 'Make a backup' })).toBeNull()
    await press('Make a recovery phrase')
    const words = within(await screen.findByRole('list', { name: 'The twelve words' })).getAllByRole(
      'listitem',
    )
    expect(words.map((word) => word.textContent)).toEqual(backup.words)
    await press('I have written them down')
    expect(screen.queryByText('ozone')).toBeNull()
    await press('Keep this phrase')
    await screen.findByRole('link', { name: 'Enter word 3' })
    await fill('Word 3', 'grab')
    await fill('Word 9', 'thank')
    await press('Keep this phrase')
    await screen.findByRole('link', { name: 'This is not word 9 of the phrase.' })
    await fill('Word 9', 'cruise')
    await press('Keep this phrase')
    await screen.findByText('The phrase holds. Now make a backup.')
    await press('Make a backup')
    await screen.findByText(/was made, read back and checked/)
    expect(saved).toHaveBeenCalledOnce()
    await screen.findByText(/^Last made /)
    saved.mockRestore()
  })

  test('says what is in the way when none is made, and that earlier backups keep their phrase', async () => {
    await openSettings({
      status: { practice: false, phraseSince: '2026-11-20T09:00:00.000Z', lastMade: null },
      makeFails: notNow('HO-BACKUP-FULL', 'The disk is full, so no backup was made.', 'Free some space.'),
    })
    await press('Make a backup')
    await screen.findByText('The disk is full, so no backup was made.')
    await press('Make a new phrase')
    await screen.findByText(/Keep the old ones with the old files/)
    await press('Cancel')
    await screen.findByRole('button', { name: 'Make a backup' })
  })

  test('of practice says that there is nothing to keep', async () => {
    await openSettings({ status: { practice: true, phraseSince: null, lastMade: null } })
    await screen.findByText(/Practice has nothing to keep/)
    expect(screen.queryByRole('button', { name: /backup$|^Make/ })).toBeNull()
  })

  test('restores in the place of what is here only after it was said what is lost', async () => {
    const preview = {
      ...noBackup().preview,
      newerHere: { submissions: 3, receipts: 1 },
      erasedHere: { people: 2, again: true },
    }
    const { backup } = await openSettings({ preview })
    await press('Restore from a backup')
    await bring('one two')
    await screen.findByRole('link', { name: 'These words do not belong together.' })
    expect(backup.restored).toEqual([])
    await bring(backup.phrase)
    await screen.findByText(
      /3 submissions and 1 receipt changed here after the backup was made, and are lost/,
    )
    await screen.findByText(/each connection asks for its own again/)
    await screen.findByText(
      /2 people were erased here after it was made\. Whoever .* is erased from it again/,
    )
    await screen.findByText(/2 submissions were still to be sent/)
    expect(backup.restored).toEqual([])
    await press('Replace everything here')
    await screen.findByText('Restored. This is what the backup had.')
    expect(backup.restored).toEqual([{ id: 'brought-1', vault: null }])
  })
})

describe('the first run', () => {
  test('restores a backup, with its keys in the keychain of this computer', async () => {
    const { backup } = open(emptyWorld())
    await fireEvent.click(await screen.findByLabelText('Restore from a backup'))
    await press('Continue')
    await screen.findByRole('heading', { level: 1, name: 'Restore from a backup' })
    await press('Open the backup')
    await screen.findByRole('link', { name: 'Choose the backup file' })
    await bring(backup.phrase)
    await screen.findByRole('heading', { name: 'In this backup' })
    expect(screen.queryByText(/is replaced/)).toBeNull()
    await press('Continue')
    await screen.findByRole('heading', { level: 1, name: 'Where passwords are kept' })
    await press('Use the keychain')
    await vi.waitFor(() => expect(backup.restored).toEqual([{ id: 'brought-1', vault: { kind: 'os' } }]))
  })

  test('says why it was not restored, and changes nothing', async () => {
    const { backup } = open(emptyWorld(), {
      restoreFails: notNow('HO-BACKUP-OTHERS', 'Handover is open elsewhere on this profile.', 'Close it.'),
    })
    await fireEvent.click(await screen.findByLabelText('Restore from a backup'))
    await press('Continue')
    await bring(backup.phrase)
    await press('Continue')
    await press('Use the keychain')
    await screen.findByText('Handover is open elsewhere on this profile.')
    expect(backup.restored).toEqual([])
  })
})
