import * as v from 'valibot'
import { WireFormat } from '#shared/contract/connections.ts'
import { needed, readArguments, readChoice } from '../arguments.ts'
import type { Command } from '../command.ts'
import { endOf } from '../errors.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'
import { readJsonFile } from '../read-file.ts'
import { Stop } from '../stop.ts'

export const connectionsAdd: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(
      words,
      { 'base-url': { type: 'string' }, format: { type: 'string' }, label: { type: 'string' } },
      ['PROVIDER'],
    )
    if (given[0] !== 'acquaint') throw new Stop(EXIT.usage, ['PROVIDER: this is not known. Known: acquaint.'])
    const baseUrl = needed('--base-url', values['base-url'])
    const format = readChoice('--format', values.format, WireFormat.options) ?? 'json'
    const label = values.label?.trim() || hostOf(baseUrl)
    if (common.practice) {
      throw new Stop(EXIT.usage, [
        '--practice: its connections are ready. Leave the option out to add one of your own.',
      ])
    }
    if (context.terminal.interactive) {
      context.terminal.note(
        'Type {"sitePrefix":"…","appPassword":"…"}, then Enter and Ctrl+D. It is shown while you type.',
      )
    }
    const secret = readSecret(await readJsonFile('-', context.terminal))
    return withProfile(context, common, { whenNew: 'create' }, async (app) => {
      const connection = await app.client.connections
        .add({ provider: 'acquaint', label, baseUrl, format, secret })
        .catch((error: unknown) => {
          throw namedAsGiven(error)
        })
      context.terminal.out(JSON.stringify({ id: connection.id }))
      context.terminal.note(`Stored. handover connections test ${connection.id} signs in.`)
      return EXIT.done
    })
  },
}

const text = v.pipe(v.string(), v.minLength(1))

/** The secret by parts; what is said about a part never shows it. */
export function readSecret(given: unknown): { sitePrefix: string; appPassword: string } {
  if (!v.is(v.record(v.string(), v.unknown()), given) || Array.isArray(given)) {
    throw new Stop(EXIT.usage, ['stdin: give a JSON object: {"sitePrefix":"…","appPassword":"…"}.'])
  }
  const { sitePrefix, appPassword } = given
  const lines: string[] = []
  if (!v.is(text, sitePrefix))
    lines.push('sitePrefix: this is missing. Give the 4 characters that Acquaint gave you, as text.')
  else if (sitePrefix.trim().length !== 4)
    lines.push('sitePrefix: this must be exactly 4 characters. Check it against what Acquaint gave you.')
  if (!v.is(text, appPassword))
    lines.push('appPassword: this is missing. Give the app password that Acquaint gave you, as text.')
  else if (appPassword.length > 1000)
    lines.push('appPassword: this is longer than 1,000 characters. Check that it is the password alone.')
  if (lines.length > 0 || !v.is(text, sitePrefix) || !v.is(text, appPassword))
    throw new Stop(EXIT.usage, lines)
  return { sitePrefix: sitePrefix.trim(), appPassword }
}

const NAMES: Readonly<Record<string, string>> = {
  baseUrl: '--base-url',
  label: '--label',
  format: '--format',
  'secret.sitePrefix': 'sitePrefix',
  'secret.appPassword': 'appPassword',
}

/** Problems with the input by the names they have on the command line. */
function namedAsGiven(error: unknown): unknown {
  const input = v.safeParse(
    v.object({
      code: v.literal('INVALID_INPUT'),
      data: v.object({ issues: v.array(v.object({ path: v.string(), message: v.string() })) }),
    }),
    error,
  )
  if (!input.success) return error
  const issues = input.output.data.issues.map(({ path, message }) => ({ path: NAMES[path] ?? path, message }))
  const { exit, lines } = endOf({ code: 'INVALID_INPUT', data: { issues } }, false)
  return new Stop(exit, lines)
}

function hostOf(url: string): string {
  return URL.parse(url)?.host || 'Acquaint'
}
