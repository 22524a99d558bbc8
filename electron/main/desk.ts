import type * as Electron from 'electron'
import { join } from 'node:path'
import type { Log } from '#core/log.ts'
import { NotNowError } from '#core/refusal.ts'
import { offerContextMenu } from './context-menu.ts'
import { diagnosticsText, type DiagnosticsCore } from './copy-diagnostics.ts'
import { guideDownloads } from './downloads.ts'
import type { Front } from './front.ts'
import { menuTemplate } from './menu.ts'
import { watchPage } from './page-trouble.ts'
import { pdfNameOf, savePdf } from './pdf.ts'
import { checkSpelling } from './spell-check.ts'
import { keepInReach } from './window-state.ts'

/** What of Electron stands around the page. */
type Around = Pick<typeof Electron, 'Menu' | 'app' | 'clipboard' | 'dialog' | 'screen' | 'session'>

export interface DeskFacts {
  platform: NodeJS.Platform
  /** Where the installer puts what is not in the archive. */
  resources: string
  /** The folder of Chromium's own files. */
  own: string
  core: Promise<DiagnosticsCore>
  front: Front
  /** Tells the log once there is one. */
  log(tell: (log: Log) => void): Promise<void>
}

export interface Desk {
  /** For each window that is made. */
  furnish: (window: Electron.BrowserWindow) => void
  /** @throws NotNowError HO-DESKTOP-PDF */
  savePdf: (fileName: string) => Promise<{ saved: boolean }>
}

/**
 * Sets up what stands around the page and behaves as in any other app of the system: the menu, that of the right mouse
 * button, the dialogs for files, paper, spelling, the clipboard. Once, when the app is ready.
 */
export function setUpDesk({ Menu, app, clipboard, dialog, screen, session }: Around, facts: DeskFacts): Desk {
  const documents = () => app.getPath('documents')
  const own = session.defaultSession
  guideDownloads(own, documents)
  void checkSpelling(own, {
    platform: facts.platform,
    installed: join(facts.resources, 'dictionaries'),
    used: join(facts.own, 'Dictionaries'),
  })

  /** Tells something quietly, on the window when there is one. */
  function say(options: Electron.MessageBoxOptions): Promise<{ response: number }> {
    const window = facts.front.window
    return window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options)
  }

  async function pdf(fileName: string): Promise<{ saved: boolean }> {
    const window = facts.front.window
    if (window === null) return { saved: false }
    return savePdf(fileName, {
      print: (options) => window.webContents.printToPDF(options),
      ask: (options) => dialog.showSaveDialog(window, options),
      documents,
    })
  }

  async function pdfFromMenu(): Promise<void> {
    const window = facts.front.window
    if (window === null) {
      facts.front.show()
      return
    }
    try {
      await pdf(pdfNameOf(window.webContents.getURL()))
    } catch (error) {
      const { message, fix } =
        error instanceof NotNowError ? error : { message: 'The PDF was not saved.', fix: 'Try again.' }
      await say({ type: 'warning', message: 'Not saved', detail: `${message} ${fix}` })
    }
  }

  async function copyDiagnostics(): Promise<void> {
    const versions = { ...process.versions, handover: app.getVersion() }
    const system = `${process.platform} ${process.arch}`
    await clipboard.writeText(await diagnosticsText(facts.core, versions, system))
    await say({
      type: 'info',
      message: 'Diagnostics copied',
      detail: 'Versions and states, without names, numbers or passwords: paste them to whoever helps you.',
    })
  }

  const template = menuTemplate(
    { platform: facts.platform, packaged: app.isPackaged },
    {
      go: (address) => facts.front.go(address),
      find: () => facts.front.find(),
      savePdf: () => void pdfFromMenu(),
      print() {
        const window = facts.front.window
        if (window === null) facts.front.show()
        else window.webContents.print({ printBackground: true })
      },
      copyDiagnostics: () => void copyDiagnostics(),
    },
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))

  const lookAgain = keepInReach(screen, () => facts.front.window)

  return {
    savePdf: pdf,
    furnish(window) {
      window.on('restore', lookAgain)
      offerContextMenu(window.webContents, {
        packaged: app.isPackaged,
        copy: (text) => void clipboard.writeText(text),
        popUp: (items) => Menu.buildFromTemplate(items).popup({ window }),
      })
      watchPage(window.webContents, {
        ended: (reason, exitCode) =>
          void facts.log((to) => to.error({ reason, exitCode }, 'The page ended unexpectedly')),
        notLoaded: (code) => void facts.log((to) => to.error({ code }, 'The page did not load')),
        show: () => window.show(),
        async askToWait(signal) {
          const { response } = await say({
            type: 'question',
            message: 'This page does not answer',
            detail:
              'It may be busy. You can wait, or have it shown again: what was saved is kept, and sending goes on meanwhile.',
            buttons: ['Wait', 'Show again'],
            defaultId: 0,
            cancelId: 0,
            signal,
          })
          return response === 1 ? 'show-again' : 'wait'
        },
        hopeless: () =>
          void say({
            type: 'error',
            message: 'Handover cannot show its window',
            detail: 'Nothing that was saved is lost. Quit Handover and start it again.',
          }),
      })
    },
  }
}
