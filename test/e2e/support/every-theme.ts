import type { Page } from 'playwright'
import { expectAccessible, type Only } from './accessible.ts'

/** The looks that a page has besides the light one. Its elements are the same in all, so that only their colours are asked again. */
const OTHER_LOOKS = {
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
} as const
const AS_IT_WAS = { colorScheme: null, forcedColors: null } as const

/** Fails with everything that axe finds in light; then in dark and with forced colours, of what depends on colours. */
export async function expectAccessibleInEveryTheme(
  page: Page,
  only: Pick<Only, 'within'> = {},
): Promise<void> {
  await expectAccessible(page, only)
  for (const [look, media] of Object.entries(OTHER_LOOKS)) {
    await page.emulateMedia(media)
    await expectAccessible(page, { ...only, rules: ['color-contrast'], look })
  }
  await page.emulateMedia(AS_IT_WAS)
}
