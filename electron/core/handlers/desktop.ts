import type { Application } from '../application.ts'
import type { DesktopPort } from '../desktop-port.ts'
import { NotNowError } from '../refusal.ts'
import type { Implementer } from './implementer.ts'

export function desktopHandlers(os: Implementer, application: Application) {
  /** @throws NotNowError in the other hosts */
  const desktop = (): DesktopPort => {
    const port = application.options.desktop
    if (port !== undefined) return port
    throw new NotNowError(
      'HO-DESKTOP-ONLY',
      'Only the desktop window can do this.',
      'Open Handover as an app of its own, or use what the browser offers.',
    )
  }
  return {
    directions: os.desktop.directions.handler(({ signal }) => desktop().directions(signal)),
    savePdf: os.desktop.savePdf.handler(({ input }) => desktop().savePdf(input.fileName)),
    notify: os.desktop.notify.handler(({ input }) => ({
      shown: desktop().notify(input.text, input.address),
    })),
    restartToUpdate: os.desktop.restartToUpdate.handler(async () => {
      await desktop().restartToUpdate()
      return { restarting: true }
    }),
  }
}
