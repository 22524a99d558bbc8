import type { Keytar } from '#core/vault/os-keychain.ts'

/** A keychain in memory that does as it is told, for what a real one cannot be made to do. */
export interface FakeKeychain extends Keytar {
  /** By `<service> <account>`. */
  readonly items: Map<string, string>
}

export function fakeKeychain(overrides: Partial<Keytar> = {}): FakeKeychain {
  const items = new Map<string, string>()
  return {
    items,
    getPassword: (service, account) => Promise.resolve(items.get(`${service} ${account}`) ?? null),
    setPassword: (service, account, password) => {
      items.set(`${service} ${account}`, password)
      return Promise.resolve()
    },
    deletePassword: (service, account) => Promise.resolve(items.delete(`${service} ${account}`)),
    ...overrides,
  }
}
