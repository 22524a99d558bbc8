import { posix } from 'node:path'

/** A file system and the folder where it begins. */
export interface Mount {
  folder: string
  /** `ext4`, `nfs4`, `fuse.sshfs`, `smbfs` */
  type: string
}

/**
 * The lines of /proc/self/mountinfo: `36 35 98:0 /root /folder options… - type source options` (proc(5)). It names
 * what FUSE serves (`fuse.sshfs`), which the number that statfs gives does not.
 */
export function mountsOfLinux(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ')
    const folder = before.split(' ')[4]
    const type = after.split(' ')[0]
    return folder === undefined || type === undefined ? [] : [{ folder: unescaped(folder), type }]
  })
}

/** The lines of macOS's `mount`: `//anna@server/share on /Volumes/share (smbfs, nodev, nosuid)`. */
export function mountsOfMac(printed: string): Mount[] {
  return printed.split('\n').flatMap((line) => {
    const { folder, type } = /^.* on (?<folder>\/.*) \((?<type>[^,)]+)[^()]*\)$/.exec(line)?.groups ?? {}
    return folder === undefined || type === undefined ? [] : [{ folder, type }]
  })
}

/** The type of what holds a folder; of two on the same place, the later one hides the earlier. */
export function fileSystemOf(folder: string, mounts: readonly Mount[]): string | null {
  const holding = mounts.filter(
    (mount) => mount.folder === '/' || `${folder}/`.startsWith(`${mount.folder}/`),
  )
  const longest = Math.max(...holding.map((mount) => mount.folder.length))
  return holding.findLast((mount) => mount.folder.length === longest)?.type ?? null
}

/** Spaces and the like are written as `\040`. */
function unescaped(path: string): string {
  return posix.normalize(
    path.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8))),
  )
}
