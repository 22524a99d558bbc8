import { eventIterator } from '@orpc/contract'
import * as v from 'valibot'
import { procedure } from './errors.ts'

/** The address of one of the page's own places: `#/new/tenant-switch`. */
export const PlaceAddress = v.pipe(v.string(), v.maxLength(200), v.regex(/^#\/[A-Za-z0-9/_-]*$/))

/**
 * What the system asks of the page. `go`: to show a place (a menu, a deep link, a notification that was clicked); it is said
 * once. `update`: which version waits to be started, or null.
 */
export const Direction = v.variant('kind', [
  v.object({ kind: v.literal('go'), address: PlaceAddress }),
  v.object({ kind: v.literal('update'), version: v.nullable(v.pipe(v.string(), v.maxLength(50))) }),
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
}
