/** Every field of a part of a page with what stands in it, by its id. */
export function fieldsIn(part: ParentNode): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const field of part.querySelectorAll<FormField>('input, select, textarea'))
    fields[field.id] =
      field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)
        ? String(field.checked)
        : field.value
  return fields
}

type FormField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
