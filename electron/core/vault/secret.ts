import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { inspect } from 'node:util'

/**
 * A value that can be used but not shown: it cannot be serialised, printed or cloned.
 * structuredClone of a class with only a private field yields `{}` without an error, so an own
 * function-valued property makes it fail loudly.
 */
export class Secret {
  readonly #text: string
  #key: KeyObject | null = null
  /** Present only so that cloning throws. */
  readonly uncloneable = (): void => undefined

  private constructor(text: string) {
    this.#text = text
    Object.freeze(this)
  }

  static of(text: string): Secret {
    return new Secret(text)
  }

  /** The plain value, for the one place that hands it to a remote system or a cipher. */
  reveal(): string {
    return this.#text
  }

  /** The beginning of an HMAC-SHA256 keyed with the text as UTF-8. Making a key of a text takes ten times as long as the hash. */
  hmac(): ReturnType<typeof createHmac> {
    this.#key ??= createSecretKey(this.#text, 'utf8')
    return createHmac('sha256', this.#key)
  }

  toJSON(): never {
    throw new TypeError('A secret cannot be serialised.')
  }

  toString(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}
