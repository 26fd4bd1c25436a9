import { isIP } from 'node:net'
import { HardpointError } from '@hardpoint/schemas/errors'
import { createRegistryServer } from '@hardpoint/registry/server'
import pino from 'pino'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { keepFresh } from '../registry/keep-fresh.ts'
import { remind } from '../registry/remind.ts'
import { withStore } from './_registry-access.ts'

export const registryStart = command({
  name: 'registry start',
  summary: 'Serve a registry over HTTP, until interrupted',
  details: 'While it runs it signs the timestamp anew before a day is over, with the key in private/. What goes wrong is logged on stderr, as JSON lines; so is, at the start and each '
    + 'day, which roles end within 30 days that only a person can sign anew. '
    + 'Strangers may search 120 and ask for npm 600 times a minute from one address; behind a proxy on another machine, name it, or all come from one.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder, as hardpoint registry init made it' }],
  options: {
    port: { type: 'string', short: 'p', value: '<port>', description: 'default 7421; 0 takes a free one' },
    host: { type: 'string', value: '<address>', description: 'default 127.0.0.1' },
    'trust-proxy': { type: 'string', multiple: true, value: '<address>', description: 'a proxy (or its network) whose x-forwarded-for says who asks; those of this machine are known' },
  },
  examples: ['hardpoint registry start ./registry', 'hardpoint registry start ./registry --port 0 --json'],
  async run(context, { folder }, { port = '7421', host = '127.0.0.1', 'trust-proxy': trustProxy = [] }) {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usageError(`${JSON.stringify(port)} is no port.`, 'registry start')
    const stranger = trustProxy.find((address) => !isNetwork(address))
    if (stranger !== undefined) throw usageError(`${JSON.stringify(stranger)} is no address and no network such as 10.0.0.0/8.`, 'registry start')
    return withStore(context, folder, async (store) => {
      const logger = pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: true }))
      await store.keepFresh()
      const server = await createRegistryServer(store, { logger, trustProxy })
      const url = await server.listen({ host, port: Number(port) }).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'EADDRINUSE') throw new HardpointError('HP_ERR_PORT_IN_USE', { host, port }, { cause })
        throw cause
      })
      const stop = keepFresh(store, (error) => { logger.error({ err: error }, 'the registry could not be signed anew') })
      const stopReminding = remind(store, (sentence) => { logger.warn(sentence) })
      context.io.out(context.json ? JSON.stringify({ url, folder, pid: process.pid }) : `serving ${folder} on ${url}`)
      await new Promise<void>((resolve) => {
        if (context.signal.aborted) resolve()
        else context.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      stop()
      stopReminding()
      await server.close()
      return undefined
    })
  },
})

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128))
}
