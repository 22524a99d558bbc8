/** One licence, and what stands under it. */
export interface Licence {
  /** Such as `svelte 5.57.1 (MIT)`. */
  names: string[]
  text: string
}

/** The licences of what Handover is built on, as the build wrote them. */
export interface Licences {
  /** What is said about all of them. */
  before: string
  all: Licence[]
}

/** A part begins with a line of 78 dashes (a licence may have shorter ones of its own), then its names, an empty line, and the words. */
export function readLicences(text: string): Licences {
  const [before = '', ...parts] = text.split(/^-{78}\n/m)
  return {
    before: before.trim(),
    all: parts.map((part) => {
      const [names = '', ...words] = part.split('\n\n')
      return { names: names.split('\n').filter((name) => name !== ''), text: words.join('\n\n').trim() }
    }),
  }
}

/** Those of whose names or words one holds what was typed; all when that is nothing. */
export function filtered(all: readonly Licence[], typed: string): Licence[] {
  const wanted = typed.trim().toLowerCase()
  return all.filter(({ names, text }) => [...names, text].some((one) => one.toLowerCase().includes(wanted)))
}
