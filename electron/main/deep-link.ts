import { WIZARD_KINDS } from '#shared/domain/wizard-kinds.ts'

/** The scheme of the links that the system hands to Handover. The page's own is another. */
export const linkScheme = 'handover'

/**
 * The place that a link leads to: `handover://new/KIND` is the wizard of that kind, and there is no other link. It opens an
 * empty wizard: nothing is filled in and nothing sent.
 * @param text as it came from outside; anybody can make one
 * @returns the address of a place, such as `#/new/tenant-switch`, or null when the link leads nowhere
 */
export function placeOfLink(text: string): string | null {
  const kind = /^handover:\/\/new\/([a-z-]+)\/?$/i.exec(text)?.[1]
  const known = WIZARD_KINDS.find((one) => one === kind)
  return known === undefined ? null : `#/new/${known}`
}

/** The app, as far as links reach it. */
export interface LinkedApp {
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown
}

export interface ClaimingApp {
  readonly isPackaged: boolean
  setAsDefaultProtocolClient(protocol: string, path: string, args: string[]): boolean
}

export interface LinkFollower {
  go(address: string): void
  /** A link that leads nowhere. What it says is not told: it may hold somebody's name. */
  refused(): void
}

/** Follows one link, from wherever it came. */
export function followLink(text: string, follower: LinkFollower): void {
  const place = placeOfLink(text)
  if (place === null) follower.refused()
  else follower.go(place)
}

/** Follows what macOS hands over, while Handover runs or to start it: to be called before the app is ready. */
export function takeLinks(app: LinkedApp, follower: LinkFollower): void {
  app.on('open-url', (event, url) => {
    event.preventDefault()
    followLink(url, follower)
  })
}

/**
 * Has the system hand its links to the installed app; a checkout takes none. On Windows a link is then the last word of a
 * command line, behind `--`: whatever it holds is read as data, by Chromium and by startWords. On Linux the package's desktop
 * entry says it, and asking the system takes long.
 * @param program the path of the executable
 */
export function claimLinks(app: ClaimingApp, program: string, platform: NodeJS.Platform): void {
  if (app.isPackaged && platform !== 'linux') app.setAsDefaultProtocolClient(linkScheme, program, ['--'])
}
