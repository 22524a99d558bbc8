import type { Page } from 'playwright'

/** Every field of the page with what stands in it. */
export async function fieldsOf(page: Page): Promise<Record<string, string>> {
  return page.locator('main').evaluate((main) => {
    const fields: Record<string, string> = {}
    for (const field of main.querySelectorAll('input, select, textarea')) {
      if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
        fields[field.id] = String(field.checked)
      else if (
        field instanceof HTMLInputElement ||
        field instanceof HTMLSelectElement ||
        field instanceof HTMLTextAreaElement
      )
        fields[field.id] = field.value
    }
    return fields
  })
}
