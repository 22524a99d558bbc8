import { eventIterator } from '@orpc/contract'
import * as v from 'valibot'
import { procedure } from './errors.ts'

/** The address of one of the page's own places: `#/new/tenant-switch`. */
export const PlaceAddress = v.pipe(v.string(), v.maxLength(200), v.regex(/^#\/[A-Za-z0-9/_-]*$/))

/**
 * What the system asks of the page. `go`: to show a place (a menu, a deep link, a notification that was clicked); it is said
 * once. `find`: to open the search over everything. `update`: which new version there is, or null; `restart`: it is here, and a restart starts it. `finishing`: Handover
 * closes as soon as what is on its way has its answer.
 */
export const Direction = v.variant('kind', [
  v.object({ kind: v.literal('go'), address: PlaceAddress }),
  v.object({ kind: v.literal('find') }),
  v.object({
    kind: v.literal('update'),
    version: v.nullable(v.pipe(v.string(), v.maxLength(50))),
    restart: v.boolean(),
  }),
  v.object({ kind: v.literal('finishing') }),
])
export type Direction = v.InferOutput<typeof Direction>

/** What a PDF is to be called, without its end. Never personal data: a receipt's own number. */
export const PdfName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9 _-]{1,80}$/))

/** What only the desktop window can do. Elsewhere each is refused with HO-DESKTOP-ONLY. */
export const desktop = {
  /** Yields what waits at once, and then whatever is asked. One page follows at a time: the last one. */
  directions: procedure.output(eventIterator(Direction)),
  /**
   * Writes the page, as it prints, to a PDF where the user says. `saved` is false when the user thought better of it.
   * Refused with HO-DESKTOP-PDF when it cannot be made or written.
   */
  savePdf: procedure.input(v.object({ fileName: PdfName })).output(v.object({ saved: v.boolean() })),
  /**
   * Has the system tell while nobody looks at the window; a click opens the place. The text holds no name and nothing about health:
   * it may be read on a locked screen. `shown` is false when somebody does look, or the system cannot tell.
   */
  notify: procedure
    .input(v.object({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(200)), address: PlaceAddress }))
    .output(v.object({ shown: v.boolean() })),
  /**
   * Restarts into the new version that is here. Refused with HO-DESKTOP-SENDING while something is being sent, and with
   * HO-DESKTOP-NO-UPDATE when there is none.
   */
  restartToUpdate: procedure.output(v.object({ restarting: v.literal(true) })),
}
