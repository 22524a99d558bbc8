import { createHttp } from '#core/providers/http.ts'

/** Calls an address through a proxy and prints how that ended. Which certificates the system has is for whoever starts this. */
const [proxy = '', url = ''] = process.argv.slice(2)
const http = createHttp({ loopbackOnly: false, proxy })
const result = await http.request({ method: 'GET', url: new URL(url), headers: {}, body: null })
await http.close()
process.stdout.write(result.kind === 'answer' ? String(result.status) : `${result.code} ${result.detail}`)
