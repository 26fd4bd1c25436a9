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
  details: 'Signs its timestamp anew before that runs out, with the key in private/. What goes wrong is logged on stderr, as JSON lines; so is, at the start and each day, '
    + 'which roles end within 30 days that only a person can sign anew.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder, as hardpoint registry init made it' }],
  options: {
    port: { type: 'string', short: 'p', value: '<port>', description: 'default 7421; 0 takes a free one' },
    host: { type: 'string', value: '<address>', description: 'default 127.0.0.1' },
  },
  examples: ['hardpoint registry start ./registry', 'hardpoint registry start ./registry --port 0 --json'],
  async run(context, { folder }, { port = '7421', host = '127.0.0.1' }) {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usageError(`${JSON.stringify(port)} is no port.`, 'registry start')
    return withStore(context, folder, async (store) => {
      const logger = pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: true }))
      await store.keepFresh()
      const server = await createRegistryServer(store, { logger })
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
