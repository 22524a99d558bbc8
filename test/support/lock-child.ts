import { isLocked } from '#core/outbox/lock.ts'

/* Says whether another process holds a lock: lock-child.ts FILE. */
process.stdout.write(isLocked(process.argv[2] ?? '') ? 'held' : 'free')
