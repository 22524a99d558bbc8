import * as v from 'valibot'
import { WireFormat } from '#shared/contract/connections.ts'
import { PROVIDER_WORDS, ProviderName } from '#shared/domain/submission.ts'
import { needed, readArguments, readChoice } from '../arguments.ts'
import type { Command } from '../command.ts'
import { endOf } from '../errors.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'
import { readJsonFile } from '../read-file.ts'
import { readAcquaintSecret, readCtrlHubSecret, readYetiSecret } from '../secret.ts'
import { Stop } from '../stop.ts'

const SHAPES: Readonly<Record<ProviderName, string>> = {
  acquaint: '{"sitePrefix":"…","appPassword":"…"}',
  'ctrl-hub': '{"clientId":"…","clientSecret":"…"}, or {"email":"…","password":"…"}',
  yeti: '{"username":"…","password":"…"}',
}

export const connectionsAdd: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(
      words,
      {
        'base-url': { type: 'string' },
        'auth-url': { type: 'string' },
        format: { type: 'string' },
        org: { type: 'string' },
        label: { type: 'string' },
      },
      ['PROVIDER'],
    )
    const provider = readProvider(given[0])
    const baseUrl = needed('--base-url', values['base-url'])
    const foreign = FOREIGN[provider].find((name) => values[name] !== undefined)
    if (foreign !== undefined)
      throw new Stop(EXIT.usage, [`--${foreign}: ${PROVIDER_WORDS[provider]} has none. Leave it out.`])
    const format = readChoice('--format', values.format, WireFormat.options) ?? 'json'
    const org = values.org?.trim() ?? ''
    const label = values.label?.trim() || hostOf(baseUrl, provider)
    if (common.practice) {
      throw new Stop(EXIT.usage, [
        '--practice: its connections are ready. Leave the option out to add one of your own.',
      ])
    }
    if (context.terminal.interactive) {
      context.terminal.note(`Type ${SHAPES[provider]}, then Enter and Ctrl+D. It is shown while you type.`)
    }
    const secret = await readJsonFile('-', context.terminal)
    const authUrl = values['auth-url']?.trim() || null
    const organisation = org === '' ? null : { id: org, label: org }
    const read = () => {
      switch (provider) {
        case 'acquaint':
          return { provider, label, baseUrl, format, secret: readAcquaintSecret(secret) }
        case 'ctrl-hub':
          return { provider, label, baseUrl, authUrl, organisation, secret: readCtrlHubSecret(secret) }
        case 'yeti':
          return { provider, label, baseUrl, secret: readYetiSecret(secret) }
      }
    }
    const wanted = read()
    return withProfile(context, common, { whenNew: 'create' }, async (app) => {
      const { id } = await app.client.connections.add(wanted).catch((error: unknown) => {
        throw namedAsGiven(error)
      })
      context.terminal.out(JSON.stringify({ id }))
      context.terminal.note(`Stored. handover connections test ${id} signs in.`)
      return EXIT.done
    })
  },
}

/** Options that only other providers have. */
const FOREIGN = {
  acquaint: ['auth-url', 'org'],
  'ctrl-hub': ['format'],
  yeti: ['auth-url', 'org', 'format'],
} as const

function readProvider(text: string | undefined): ProviderName {
  const provider = v.safeParse(ProviderName, text)
  if (provider.success) return provider.output
  throw new Stop(EXIT.usage, [`PROVIDER: this is not known. Known: ${ProviderName.options.join(', ')}.`])
}

const NAMES: Readonly<Record<string, string>> = {
  baseUrl: '--base-url',
  label: '--label',
  format: '--format',
  'secret.sitePrefix': 'sitePrefix',
  'secret.appPassword': 'appPassword',
  authUrl: '--auth-url',
  'organisation.id': '--org',
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

function hostOf(url: string, provider: ProviderName): string {
  return URL.parse(url)?.host || PROVIDER_WORDS[provider]
}
