/** What every field takes. `id` is the answer's key (`property.mprn`), so that an error summary can link to it. */
export interface FieldProps {
  id: string
  label: string
  hint?: string | undefined
  /** What is wrong and how to mend it; the same words as in the error summary. */
  error?: string | null | undefined
  /** Says "(optional)" after the label. */
  optional?: boolean | undefined
  /** Keeps the label for screen readers only; for cells of a table whose column says it. */
  labelHidden?: boolean | undefined
  value?: string | undefined
  /** Called with the new value at every change the user makes. */
  onchange?: ((value: string) => void) | undefined
}

/** The ids that describe a control, in reading order; undefined when there are none. */
export function describedBy(
  id: string,
  parts: { hint?: unknown; error?: unknown; note?: unknown },
): string | undefined {
  const ids: string[] = []
  if (parts.hint) ids.push(`${id}-hint`)
  if (parts.note) ids.push(`${id}-note`)
  if (parts.error) ids.push(`${id}-error`)
  return ids.length > 0 ? ids.join(' ') : undefined
}
