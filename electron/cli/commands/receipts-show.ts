import type { Receipt } from '#shared/contract/receipts.ts'
import { readArguments, readChoice } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

export const receiptsShow: Command = {
  async run(words, context) {
    const { values, given, common } = readArguments(words, { format: { type: 'string' } }, ['ID'])
    const id = given[0] ?? ''
    const format = readChoice('--format', values.format, ['json', 'html']) ?? (common.json ? 'json' : null)
    return withProfile(context, common, { whenNew: 'refuse' }, async ({ client }) => {
      if (format === 'html') {
        context.terminal.out((await client.receipts.html({ id })).html)
        return EXIT.done
      }
      const receipt = await client.receipts.get({ id })
      if (format === 'json') context.terminal.out(JSON.stringify(receipt))
      else for (const line of lines(receipt)) context.terminal.out(line)
      return EXIT.done
    })
  },
}

function lines(receipt: Receipt): string[] {
  return [
    `Receipt: ${receipt.id}`,
    ...Object.entries(receipt.remoteIds).map(([name, value]) => `${name}: ${value}`),
    ...(receipt.location === null ? [] : [`Kept at: ${receipt.location}`]),
    `Sent to: ${receipt.connectionLabel}, ${receipt.endpoint}`,
    `Sent: ${receipt.sentAt}`,
    `Accepted: ${receipt.acceptedAt}${receipt.onWhoseWord === null ? '' : `, on the word of ${receipt.onWhoseWord}`}`,
    `By: ${receipt.by}`,
    ...receipt.view.map(({ label, value }) => `${label}: ${value}`),
    `Body: ${receipt.bodyKept ? `kept until ${receipt.bodyKeptUntil ?? 'it is erased'}` : 'erased'}, hash ${receipt.bodyHash}`,
    ...(receipt.practice ? ['Practice: this was sent to the stand-in'] : []),
  ]
}
