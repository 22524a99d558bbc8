import { withDiffering, type Differing } from '#shared/words/differing.ts'
import type { Words } from '#shared/words/en-GB.ts'
import type { Language } from '#shared/words/language.ts'

/** What each language says differently, loaded when it is spoken. */
const DIFFERING: Readonly<Record<Exclude<Language, 'en-GB'>, () => Promise<Differing<Words>>>> = {
  'en-IE': async () => (await import('#shared/words/en-IE.ts')).enIE,
}

/** The language that the page speaks. British English is in the page; the others are loaded. */
class Speaking {
  language = $state<Language>('en-GB')
  #differing = $state.raw<Differing<Words>>({})
  #wanted: Language = 'en-GB'

  /** Speaks another language as soon as it is there; the one before when it cannot be loaded. */
  async speak(language: Language): Promise<void> {
    if (language === this.#wanted) return
    this.#wanted = language
    const differing =
      language === 'en-GB' ? {} : await DIFFERING[language]().catch((): Differing<Words> => ({}))
    // Another one may have been asked for meanwhile.
    if (this.#wanted !== language) return
    this.#differing = differing
    this.language = language
  }

  /** The words of one room in the language that is spoken now. */
  in<Room extends keyof Words>(room: Room, base: Words[Room]): Words[Room] {
    const differing: Differing<Words>[Room] | undefined = this.#differing[room]
    return withDiffering<Words[Room]>(base, differing)
  }
}

export const speaking = new Speaking()
