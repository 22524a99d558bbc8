import { posix, win32 } from 'node:path'

/** What is known of the place of a profile folder; place-facts.ts finds it out. */
export interface PlaceFacts {
  platform: NodeJS.Platform
  /** Absolute, every link resolved; the folder itself need not be there yet. */
  folder: string
  home: string
  environment: Readonly<Record<string, string | undefined>>
  /** The type of the file system that holds the folder, by the system's own name; null when it is not told. */
  fileSystem: string | null
  /** The folders that Dropbox names in its `info.json`. */
  dropbox: readonly string[]
  /** What lies in the folders above: names, with a slash behind those of folders; what is in `.sync` as `.sync/ID`. */
  above: readonly string[]
}

/** Why a folder cannot hold a store. `service` is its name for people. */
export type Misplaced = { why: 'network' } | { why: 'synced'; service: string }

/**
 * Whether a profile may not lie in a folder, by strong signs only: a false refusal keeps an office from working.
 * SQLite's log needs memory shared by all who have the store open, which two computers do not have; and whatever
 * copies files one by one takes a store without the log that belongs to it.
 */
export function misplaced(facts: PlaceFacts): Misplaced | null {
  if (isOnNetwork(facts)) return { why: 'network' }
  const service = syncedBy(facts)
  return service === null ? null : { why: 'synced', service }
}

/**
 * Names as the kernel gives them in /proc/self/mountinfo and as macOS's `mount` prints them. Not 9p nor virtiofs:
 * under WSL and in containers these are disks of this very computer.
 */
const NETWORK_FILE_SYSTEMS = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ncpfs',
  'afs',
  'afpfs',
  'webdav',
  'ftp',
  'ceph',
  'lustre',
  'fuse.ceph',
  'fuse.glusterfs',
  'fuse.sshfs',
  'fuse.rclone',
  'fuse.s3fs',
  'fuse.gvfsd-fuse',
])

function isOnNetwork({ platform, folder, fileSystem }: PlaceFacts): boolean {
  if (fileSystem !== null && NETWORK_FILE_SYSTEMS.has(fileSystem)) return true
  return platform === 'win32' && isNetworkPath(folder)
}

/** `\\server\share`, `\\?\UNC\server\share` and `\\wsl$\…`; not `\\?\C:\…` nor `\\.\…`, which are this computer's. */
function isNetworkPath(folder: string): boolean {
  const path = folder.replaceAll('/', '\\')
  if (/^\\\\\?\\UNC\\/i.test(path)) return true
  return /^\\\\[^?.\\]/.test(path)
}

/**
 * macOS may keep Desktop and Documents in iCloud under their usual paths; nothing that is documented tells, so they
 * are not refused. Box, pCloud and the streamed Google Drive of Windows show as a drive of their own without a sign.
 */
function syncedBy(facts: PlaceFacts): string | null {
  const { platform, home, environment, dropbox } = facts
  const isBelow = (above: string) => isBelowFolder(facts, above)
  if (dropbox.some(isBelow)) return 'Dropbox'
  if (platform === 'win32') {
    const oneDrive = ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].map((name) => environment[name])
    if (oneDrive.some((folder) => folder !== undefined && isBelow(folder))) return 'OneDrive'
  }
  if (platform === 'darwin') {
    if (isBelow(posix.join(home, 'Library', 'Mobile Documents'))) return 'iCloud Drive'
    if (isBelow(posix.join(home, 'Library', 'CloudStorage'))) return cloudName(facts.folder)
  }
  return MARKS.find(({ mark }) => facts.above.some((name) => mark.test(name)))?.service ?? null
}

/** What the services lay down at the top of a folder that they keep in step. A folder `~/.dropbox` is only its settings. */
const MARKS: readonly { service: string; mark: RegExp }[] = [
  { service: 'Dropbox', mark: /^\.dropbox(?:\.cache\/)?$/ },
  { service: 'Google Drive', mark: /^\.tmp\.drive(?:download|upload)\/$/ },
  { service: 'Nextcloud or ownCloud', mark: /^\._?sync_[0-9a-f]+\.db$|^\.(?:nextcloud|owncloud)sync\.log$/ },
  { service: 'Syncthing', mark: /^\.stfolder\/?$/ },
  { service: 'Resilio Sync', mark: /^\.sync\/ID$/ },
]

/** `OneDrive-Office` and `GoogleDrive-anna@example.com`: the service, without the account. */
function cloudName(folder: string): string {
  return /\/CloudStorage\/([A-Za-z]+)/i.exec(folder)?.[1] ?? 'a cloud service'
}

function isBelowFolder({ platform, folder }: PlaceFacts, above: string): boolean {
  const path = platform === 'win32' ? win32 : posix
  if (above === '' || !path.isAbsolute(above)) return false
  // Both systems keep the case of a name and do not mind it.
  const level = (one: string) => (platform === 'win32' || platform === 'darwin' ? one.toLowerCase() : one)
  const way = path.relative(level(above), level(folder))
  return way === '' || !(path.isAbsolute(way) || way === '..' || way.startsWith(`..${path.sep}`))
}
