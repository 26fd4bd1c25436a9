import { HardpointError } from '@hardpoint/schemas/errors'
import { createRegistryServer, openRegistryStore } from '@hardpoint/registry/server'
import pino from 'pino'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { checkManifest } from '../check-manifest.ts'
import { pathOf } from './_paths.ts'

export const registryStart = command({
  name: 'registry start',
  summary: 'Serve a registry over HTTP, until interrupted',
  details: 'What goes wrong in it is logged on stderr, as JSON lines.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder; made where it is missing' }],
  options: {
    port: { type: 'string', short: 'p', value: '<port>', description: 'default 7421; 0 takes a free one' },
    host: { type: 'string', value: '<address>', description: 'default 127.0.0.1' },
  },
  examples: ['hardpoint registry start ./registry', 'hardpoint registry start ./registry --port 0 --json'],
  async run(context, { folder }, { port = '7421', host = '127.0.0.1' }) {
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw usageError(`${JSON.stringify(port)} is no port.`, 'registry start')
    const store = await openRegistryStore(pathOf(context, folder), { clock: Date.now, checkManifest })
    try {
      const server = await createRegistryServer(store, { logger: pino({ level: 'warn', base: null }, pino.destination({ dest: 2, sync: true })) })
      const url = await server.listen({ host, port: Number(port) }).catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === 'EADDRINUSE') throw new HardpointError('HP_ERR_PORT_IN_USE', { host, port }, { cause })
        throw cause
      })
      context.io.out(context.json ? JSON.stringify({ url, folder, pid: process.pid }) : `serving ${folder} on ${url}`)
      await new Promise<void>((resolve) => {
        if (context.signal.aborted) resolve()
        else context.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await server.close()
      return undefined
    } finally {
      await store.close()
    }
  },
})
