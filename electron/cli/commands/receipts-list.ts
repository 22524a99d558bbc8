import type { Receipt } from '#shared/contract/receipts.ts'
import { readArguments } from '../arguments.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../exit.ts'
import { withProfile } from '../profile.ts'

/** Printed as they come, however many there are. */
const PAGE = 200

export const receiptsList: Command = {
  async run(words, context) {
    const { common } = readArguments(words, {}, [])
    return withProfile(context, common, { whenNew: 'empty' }, async ({ client }) => {
      const printed = new Set<string>()
      for (let offset = 0; ; offset += PAGE) {
        const page = { text: '', kind: null, from: null, to: null, offset, limit: PAGE }
        const { receipts } = await client.receipts.search(page)
        // What was accepted since the page before stands in front of them all, and moves the rest down.
        for (const { title: _title, ...receipt } of receipts.filter(({ id }) => !printed.has(id))) {
          printed.add(receipt.id)
          context.terminal.out(common.json ? JSON.stringify(receipt) : receiptLine(receipt))
        }
        if (receipts.length < PAGE) return EXIT.done
      }
    })
  },
}

/** A receipt in one line for people. */
function receiptLine(receipt: Receipt): string {
  const ids = Object.entries(receipt.remoteIds).map(([name, value]) => `${name} ${value}`)
  return [receipt.id, receipt.kind, receipt.acceptedAt, receipt.connectionLabel, ...ids].join('  ')
}
