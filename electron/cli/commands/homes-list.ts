import { HomeState, type HomeInShort } from '#shared/contract/known-home.ts'
import { readArguments, readChoice } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

/** Printed as they come, however many there are. */
const PAGE = 200

export const homesList: Command = {
  async run(words, context) {
    const { values, common } = readArguments(words, { state: { type: 'string' } }, [])
    const state = readChoice('--state', values.state, HomeState.options)
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      for (let offset = 0; ; offset += PAGE) {
        const { homes } = await client.homes.list({ text: '', state, offset, limit: PAGE })
        for (const home of homes) context.terminal.out(common.json ? homeJson(home) : homeLine(home))
        if (homes.length < PAGE) return EXIT.done
      }
    })
  },
}

/** A home as scripts get it. Whether somebody there is on the Priority Services Register is nobody's business there. */
function homeJson({ psr: _psr, ...home }: HomeInShort): string {
  return JSON.stringify(home)
}

/** A home in one line for people. */
function homeLine({ id, title, state, since, mprn, gprn }: HomeInShort): string {
  return [
    id,
    title,
    since === null ? state : `${state} since ${since}`,
    mprn === null ? '' : `MPRN ${mprn}`,
    gprn === null ? '' : `GPRN ${gprn}`,
  ]
    .filter((part) => part !== '')
    .join('  ')
}
