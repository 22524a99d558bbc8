import { BlockList, isIPv6 } from 'node:net'
import { isSame } from '../same-secret.ts'

/** The credentials of the two admin users. They open nothing but the stand-in. */
export const USER = { username: 'practice-admin', password: 'practice-opens-nothing' } as const
export const ELSEWHERE = { username: 'practice-elsewhere', password: 'practice-opens-nothing' } as const

export interface User {
  readonly id: number
  readonly username: string
  readonly password: string
  /** Where the user may come from: addresses and networks. */
  allowed(): readonly string[]
}

export interface Users {
  /** The user of a name and a password; null for either wrong. */
  withPassword(username: string, password: string): User | null
  withId(id: number): User | null
}

export function createUsers(allowed: () => readonly string[]): Users {
  const users: readonly User[] = [
    { id: 226, ...USER, allowed },
    // A network that is for documents only, RFC 5737.
    { id: 227, ...ELSEWHERE, allowed: () => ['192.0.2.0/24'] },
  ]
  return {
    withPassword: (username, password) =>
      users.find((user) => user.username === username && isSame(password, user.password)) ?? null,
    withId: (id) => users.find((user) => user.id === id) ?? null,
  }
}

export function mayComeFrom(user: User, address: string): boolean {
  const allowed = new BlockList()
  for (const one of user.allowed()) {
    const [network = '', bits] = one.split('/')
    if (bits === undefined) allowed.addAddress(network, familyOf(network))
    else allowed.addSubnet(network, Number(bits), familyOf(network))
  }
  return allowed.check(address, familyOf(address))
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')
