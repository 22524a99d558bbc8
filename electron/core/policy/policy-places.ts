import { userInfo } from 'node:os'
import { posix, win32 } from 'node:path'

/** What the places of a policy depend on. */
export interface PolicySystem {
  platform: NodeJS.Platform
  /** Of Windows: `%ProgramData%` as this process was given it. */
  programData: string | undefined
  /** Of Windows: the user's folder as the account has it, whatever the environment says. */
  userFolder: () => string
}

const thisSystem: PolicySystem = {
  platform: process.platform,
  programData: process.env['ProgramData'],
  userFolder: () => userInfo().homedir,
}

/**
 * Where an administrator puts the policy: a folder that only administrators can write.
 *
 * No environment variable may move it, or whoever is to keep to it could start Handover without one. On Windows that is more
 * than one place. Node cannot ask Windows for the folder itself, and `%ProgramData%` is only what this process was started with. So it
 * is looked for on drive C and on the drive of the user's account first, and `%ProgramData%` can only add a place (an office that moved
 * the folder), never take one away. Two files in different places are trouble (`readPolicy`): neither can stand in for the other.
 */
export function policyPlaces({ platform, programData, userFolder }: PolicySystem = thisSystem): string[] {
  if (platform === 'darwin') return ['/Library/Application Support/Handover/policy.json']
  if (platform !== 'win32') return [posix.join('/etc', 'handover', 'policy.json')]
  const drive = win32.parse(userFolder()).root
  const folders = [
    'C:\\ProgramData',
    // A folder on the network has no ProgramData of this computer.
    ...(/^[A-Za-z]:\\$/.test(drive) ? [win32.join(drive.toUpperCase(), 'ProgramData')] : []),
    ...(programData !== undefined && win32.isAbsolute(programData) ? [win32.normalize(programData)] : []),
  ]
  const files = folders.map((folder) => win32.join(folder, 'Handover', 'policy.json'))
  // Two spellings of one path are one file.
  return files.filter(
    (file, index) => files.findIndex((one) => one.toLowerCase() === file.toLowerCase()) === index,
  )
}
