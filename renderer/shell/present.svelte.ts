import { speaking } from '#renderer/words/speaking.svelte.ts'
import type { Settings } from '#shared/contract/profile.ts'
import { readDateStyleFrom } from '#shared/domain/date-style.ts'
import { languageFor } from '#shared/words/language.ts'

/**
 * Shows everything as the user likes it: light or dark, the size of the text, the language and how dates are written. For a component
 * that stands as long as the page.
 * @param settings null while no profile is open
 */
export function presentAs(settings: () => Settings | null): void {
  const page = document.documentElement
  let before: Settings | null = null
  // While the profile is closed it stays as it was.
  const liked = $derived.by(() => (before = settings() ?? before))
  $effect(() => {
    const theme = liked?.theme ?? 'system'
    if (theme === 'system') delete page.dataset['theme']
    else page.dataset['theme'] = theme
  })
  $effect(() => {
    const size = liked?.textSize ?? 100
    page.style.fontSize = size === 100 ? '' : `${size}%`
  })
  $effect(() => {
    const chosen = liked?.language ?? 'system'
    void speaking.speak(languageFor(chosen, navigator.languages))
  })
  $effect(() => {
    page.lang = speaking.language
  })
  $effect.pre(() => readDateStyleFrom(() => liked?.dateStyle ?? 'words'))
}
