import keytar from 'keytar'

/* Run as a process of its own in a keyring session, because a process keeps the bus it first spoke to: `empty` or `count`,
   without the probe, of which a process that was killed leaves one to the next. */

const items = (await keytar.findCredentials('Handover')).filter(({ account }) => account !== 'probe')
if (process.argv[2] === 'empty')
  for (const { account } of items) await keytar.deletePassword('Handover', account)
process.stdout.write(String(items.length))
