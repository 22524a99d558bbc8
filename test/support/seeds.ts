import { readFileSync } from 'node:fs'

/** One of the service's own documented samples, as text. */
export function seed(name: string): string {
  return readFileSync(new URL(`./seeds/${name}`, import.meta.url), 'utf8')
}
