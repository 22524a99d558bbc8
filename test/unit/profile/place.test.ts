import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openApp } from '#core/app.ts'
import { noLog } from '#core/log.ts'
import { fileSystemOf, mountsOfLinux, mountsOfMac } from '#core/profile/mounts.ts'
import { createProfile, openPracticeProfile, profileState } from '#core/profile/open-profile.ts'
import { misplaced, type PlaceFacts } from '#core/profile/place.ts'
import { fingerprints, troubleOf } from '#test/support/store-damage.ts'
import { temporaryFolder } from '#test/support/store.ts'

const nothing: PlaceFacts = {
  platform: 'linux',
  folder: '/home/anna/.local/share/Handover',
  home: '/home/anna',
  environment: {},
  fileSystem: 'ext4',
  dropbox: [],
  above: ['store.db', '.cache/', '.dropbox/', '.git/', '.sync/', 'Dropbox/', 'OneDrive/'],
}
const windows: Partial<PlaceFacts> = { platform: 'win32', home: 'C:\\Users\\Anna', fileSystem: null }
const mac: Partial<PlaceFacts> = { platform: 'darwin', home: '/Users/anna', fileSystem: 'apfs' }
const told = (facts: Partial<PlaceFacts>): string => {
  const found = misplaced({ ...nothing, ...facts })
  return found === null ? 'fine' : found.why === 'network' ? 'network' : found.service
}

describe('a folder', () => {
  test.each<[string, Partial<PlaceFacts>]>([
    ['a home on this disk', {}],
    ['9p, as WSL and containers call disks of this computer', { fileSystem: '9p' }],
    ['a container', { fileSystem: 'overlay' }],
    ['tmpfs', { fileSystem: 'tmpfs' }],
    ['an encrypted home', { fileSystem: 'fuse.gocryptfs' }],
    ['an unknown file system', { fileSystem: null }],
    ['Windows', { ...windows, folder: 'C:\\Users\\Anna\\AppData\\Local\\Handover\\Data' }],
    ['a long path of Windows', { ...windows, folder: '\\\\?\\C:\\Users\\Anna\\Handover' }],
    ['a device of Windows', { ...windows, folder: '\\\\.\\C:\\Handover' }],
    [
      'beside OneDrive',
      {
        ...windows,
        folder: 'C:\\Users\\Anna\\OneDrive2',
        environment: { OneDrive: 'C:\\Users\\Anna\\OneDrive' },
      },
    ],
    [
      'Windows without OneDrive',
      { ...windows, folder: 'C:\\Handover', environment: { OneDrive: '', OneDriveConsumer: undefined } },
    ],
    ['macOS', { ...mac, folder: '/Users/anna/Library/Application Support/Handover' }],
    ['a drive plugged into a Mac', { ...mac, folder: '/Volumes/Stick/Handover' }],
    ['two slashes on Linux', { folder: '//server/share' }],
    ['beside Dropbox', { folder: '/home/anna/Dropbox2/x', dropbox: ['/home/anna/Dropbox'] }],
    ['above Dropbox', { folder: '/home/anna', dropbox: ['/home/anna/Dropbox'] }],
  ])('is fine: %s', (_, facts) => {
    expect(told(facts)).toBe('fine')
  })

  test.each<[string, Partial<PlaceFacts>]>([
    ...['nfs', 'nfs4', 'cifs', 'smb3', 'afs', 'ceph', 'fuse.sshfs', 'fuse.glusterfs'].map(
      (fileSystem): [string, Partial<PlaceFacts>] => [fileSystem, { fileSystem }],
    ),
    ...['smbfs', 'afpfs', 'nfs', 'webdav'].map((fileSystem): [string, Partial<PlaceFacts>] => [
      `${fileSystem} on macOS`,
      { ...mac, folder: '/Volumes/Office/Handover', fileSystem },
    ]),
    ...[
      '\\\\server\\share\\Handover',
      '//server/share/Handover',
      '\\\\?\\UNC\\server\\share\\Handover',
      '\\\\wsl$\\Debian\\home\\anna',
      '\\\\wsl.localhost\\Debian\\home',
    ].map((folder): [string, Partial<PlaceFacts>] => [folder, { ...windows, folder }]),
  ])('is on a network: %s', (_, facts) => {
    expect(told(facts)).toBe('network')
  })

  test.each<[string, string, Partial<PlaceFacts>]>([
    ...['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].map(
      (name): [string, string, Partial<PlaceFacts>] => [
        'OneDrive',
        name,
        {
          ...windows,
          folder: 'c:\\users\\anna\\onedrive - Office\\Handover',
          environment: { [name]: 'C:\\Users\\Anna\\OneDrive - Office' },
        },
      ],
    ),
    ['iCloud Drive', 'its folder', { ...mac, folder: '/Users/anna/Library/Mobile Documents/x/Handover' }],
    [
      'GoogleDrive',
      'CloudStorage',
      { ...mac, folder: '/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.com/H' },
    ],
    ['OneDrive', 'CloudStorage', { ...mac, folder: '/users/Anna/library/cloudstorage/OneDrive-Office/H' }],
    ['Dropbox', 'info.json', { folder: '/home/anna/Dropbox/Handover', dropbox: ['/home/anna/Dropbox'] }],
    ['Dropbox', 'the folder itself', { folder: '/home/anna/Dropbox', dropbox: ['/home/anna/Dropbox'] }],
    ['Dropbox', '.dropbox, a file', { above: ['.dropbox'] }],
    ['Dropbox', '.dropbox.cache', { above: ['.dropbox.cache/'] }],
    ['Google Drive', '.tmp.driveupload', { above: ['.tmp.driveupload/'] }],
    ['Google Drive', '.tmp.drivedownload', { above: ['.tmp.drivedownload/'] }],
    ['Nextcloud or ownCloud', '.sync_….db', { above: ['.sync_0123456789ab.db'] }],
    ['Nextcloud or ownCloud', '._sync_….db', { above: ['._sync_0123456789ab.db'] }],
    ['Nextcloud or ownCloud', '.nextcloudsync.log', { above: ['.nextcloudsync.log'] }],
    ['Nextcloud or ownCloud', '.owncloudsync.log', { above: ['.owncloudsync.log'] }],
    ['Syncthing', '.stfolder', { above: ['.stfolder/'] }],
    ['Syncthing', '.stfolder of older ones', { above: ['.stfolder'] }],
    ['Resilio Sync', '.sync', { above: ['.sync/', '.sync/ID'] }],
  ])('is kept in step by %s: %s', (service, _, facts) => {
    expect(told(facts)).toBe(service)
  })
})

describe('the file system of a folder', () => {
  const linux = mountsOfLinux(
    [
      '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
      '40 27 0:40 / /home rw shared:1 master:2 - nfs4 server:/home rw',
      '41 40 0:41 / /home/anna/my\\040files rw - fuse.sshfs anna@server:/ rw',
      '42 27 254:0 /data /srv rw - ext4 /dev/vda rw',
      '43 27 0:43 / /srv rw - cifs //server/share rw',
      '',
    ].join('\n'),
  )
  test.each([
    ['/', 'ext4'],
    ['/var/lib', 'ext4'],
    ['/homework', 'ext4'],
    ['/home', 'nfs4'],
    ['/home/anna/my files/Handover', 'fuse.sshfs'],
    ['/srv/x', 'cifs'],
  ])('%s: %s', (folder, type) => {
    expect(fileSystemOf(folder, linux)).toBe(type)
  })

  test('as macOS prints it', () => {
    const printed = [
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
      '//anna@server/my%20share on /Volumes/my share (smbfs, nodev, nosuid, mounted by anna)',
      'server:/x on /Volumes/N (1) (nfs)',
    ].join('\n')
    const mounts = mountsOfMac(printed)
    expect(mounts.map(({ type }) => type)).toEqual(['apfs', 'smbfs', 'nfs'])
    expect(fileSystemOf('/Volumes/my share/H', mounts)).toBe('smbfs')
    expect(fileSystemOf('/Volumes/N (1)/H', mounts)).toBe('nfs')
    expect(fileSystemOf('/Users/anna', mounts)).toBe('apfs')
  })

  test('is not known where nothing is told', () => {
    expect(fileSystemOf('/x', [])).toBeNull()
  })
})

describe('a profile in a synced folder', () => {
  const synced = (): string => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, '.stfolder'))
    return folder
  }
  const refused = { kind: 'store', state: 'misplaced', code: 'HO-STORE-SYNCED-FOLDER', detail: 'Syncthing' }

  test('is refused before anything is written, by every way in', async () => {
    const above = synced()
    const folder = join(above, 'deeper', 'Handover')
    for (const opening of [
      () => profileState(folder),
      () => createProfile(folder, 'practice', null, noLog),
      () => openPracticeProfile(folder, noLog),
    ])
      expect(await troubleOf(opening())).toEqual(refused)
    expect(readdirSync(above)).toEqual(['.stfolder'])
  })

  test('is refused through a link too', async () => {
    const deeper = join(synced(), 'deeper')
    mkdirSync(deeper)
    const link = join(temporaryFolder(), 'link')
    symlinkSync(deeper, link)
    expect(await troubleOf(profileState(join(link, 'Handover')))).toEqual(refused)
  })

  test('and is where an older one is, is refused untouched, and opens once it is out of there', async () => {
    const folder = temporaryFolder()
    const profile = await openPracticeProfile(folder, noLog)
    profile.close()
    writeFileSync(join(folder, '.stfolder'), '')
    const before = fingerprints(join(folder, 'store.db'))
    expect(await troubleOf(openPracticeProfile(folder, noLog))).toEqual(refused)
    expect(fingerprints(join(folder, 'store.db'))).toEqual(before)
    rmSync(join(folder, '.stfolder'))
    const again = await openPracticeProfile(folder, noLog)
    again.close()
  })

  test('is told by the application, which keeps no log there either', async () => {
    const above = synced()
    const folder = join(above, 'Handover')
    const app = await openApp({
      host: 'cli',
      folder,
      practice: false,
      sends: false,
      vault: null,
      passphrase: null,
      version: '0.0.0',
    })
    onTestFinished(() => app.close())
    const status = await app.client.profile.status()
    expect(status).toMatchObject({ state: 'closed', trouble: { ...refused } })
    expect(status.trouble?.message).toContain('Syncthing')
    await expect(
      app.client.profile.createVault({ kind: 'passphrase', passphrase: 'correct horse' }),
    ).rejects.toMatchObject({ code: 'NOT_NOW' })
    expect(existsSync(folder)).toBe(false)
  })

  test('that Dropbox names in its info.json is refused', async () => {
    const home = temporaryFolder()
    const dropbox = join(home, 'My files')
    mkdirSync(dropbox)
    mkdirSync(join(home, '.dropbox'))
    writeFileSync(
      join(home, '.dropbox', 'info.json'),
      JSON.stringify({ personal: { path: dropbox, host: 1 } }),
    )
    const before = process.env['HOME']
    process.env['HOME'] = home
    onTestFinished(() => {
      process.env['HOME'] = before
    })
    expect(await troubleOf(profileState(join(dropbox, 'Handover')))).toMatchObject({ detail: 'Dropbox' })
    // Its settings lie in ~/.dropbox, which is no sign for the home itself.
    expect(await profileState(join(home, 'Handover'))).toBe('new')
  })
})
