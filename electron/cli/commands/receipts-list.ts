import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

export const receiptsList: Command = {
  async run(words, context) {
    const { common } = readArguments(words, {}, [])
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      for (const receipt of await client.receipts.list()) {
        const ids = Object.entries(receipt.remoteIds).map(([name, value]) => `${name} ${value}`)
        context.terminal.out(
          common.json
            ? JSON.stringify(receipt)
            : [receipt.id, receipt.kind, receipt.acceptedAt, receipt.connectionLabel, ...ids].join('  '),
        )
      }
      return EXIT.done
    })
  },
}
