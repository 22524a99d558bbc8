import { begin, done, say } from './crash-moments.ts'
import { switchOf } from './crash-switch.ts'
import { openApp } from '#core/app.ts'

/*
 * A process with the whole application on a profile, until a test kills it:
 *   crash-send-child.ts FOLDER CONNECTION send MPRN…     makes a submission of each meter and meanwhile sends what there is
 *   crash-send-child.ts FOLDER CONNECTION serve MPRN…    the same, and sends by itself
 *   crash-send-child.ts FOLDER CONNECTION answer         tells of each unconfirmed one that it was received or is to be
 *                                                        sent again, and cancels some that wait
 * Says `will WHAT ABOUT DRAFT` before each deed and `did WHAT ABOUT ID` after it.
 */
const [folder = '', connectionId = '', role = '', ...meters] = process.argv.slice(2)

const app = await openApp({
  host: 'cli',
  folder,
  practice: false,
  sends: role === 'serve',
  vault: null,
  passphrase: null,
  version: '0',
})
const { client } = app

async function make(mprn: string): Promise<void> {
  // Every other one comes from the wizard, with a draft that must go when the submission is there.
  const fromDraft = Number(mprn) % 2 === 0
  const kind = 'tenant-switch'
  const answers = { 'property.mprn': mprn }
  const content = { id: null, kind, connectionId, step: 'check', answers, blocked: null } as const
  const draftId = fromDraft ? (await client.drafts.save(content)).id : null
  say(`will create ${mprn} ${draftId ?? '-'}`)
  const made = await client.submissions.create({
    kind,
    connectionId,
    body: switchOf(mprn),
    consent: null,
    allowDuplicate: null,
    draftId,
    answers: fromDraft ? answers : null,
  })
  if (made.outcome === 'refused') throw new Error(JSON.stringify(made.errors))
  say(`did ${made.outcome} ${mprn} ${made.outcome === 'queued' ? made.submission.id : made.of.submissionId}`)
}

async function makeAll(): Promise<void> {
  for (const mprn of meters) await make(mprn)
}

/** What was refused because somebody else was faster is as good as not asked. */
async function ask(what: string, id: string, deed: () => Promise<unknown>): Promise<void> {
  say(`will ${what} ${id}`)
  const answer = await Promise.allSettled([deed()])
  if (answer[0].status === 'fulfilled') say(`did ${what} ${id}`)
}

const resolve = (id: string, how: Parameters<typeof client.submissions.resolve>[0]['how']) =>
  client.submissions.resolve({ id, how })
/** Some do one thing, some another. */
const ends = (id: string) => id.charCodeAt(id.length - 1)
const send = () => client.outbox.run({ only: null, waitSeconds: 0, concurrency: 3, ratePerMinute: null })

await begin()
switch (role) {
  case 'send':
    await Promise.all([makeAll(), send()])
    await send()
    break
  case 'serve':
    await makeAll()
    await client.outbox.run({ only: null, waitSeconds: 1, concurrency: 1, ratePerMinute: 100 })
    break
  case 'answer':
    for (const { id } of await client.submissions.list({ state: 'unconfirmed' })) {
      if (ends(id) % 2 === 0) await ask('resend', id, () => resolve(id, { answer: 'resend' }))
      else await ask('received', id, () => resolve(id, { answer: 'received', caseNumber: `Rung ${id}` }))
    }
    for (const { id, state } of await client.submissions.list({ state: null }))
      if (['queued', 'waiting'].includes(state) && ends(id) % 3 === 0)
        await ask('cancel', id, () => client.submissions.cancel({ id }))
    break
}
await app.close()
done()
