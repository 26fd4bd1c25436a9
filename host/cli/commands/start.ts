import type { HostConfig } from '@hardpoint/schemas'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'

export const start = command({
  name: 'start',
  summary: 'Start a host on the data directory, until interrupted',
  details: 'Makes the data directory where it is missing. The first SIGINT or SIGTERM drains and stops, the second ends at once. Under --json one line is printed when it listens.',
  options: {
    port: { type: 'string', short: 'p', value: '<port>', description: 'default 7420, or port in config.json; 0 takes a free one' },
    host: { type: 'string', value: '<address>', description: 'default 127.0.0.1, or host in config.json' },
    registry: { type: 'string', value: '<url or folder>', description: 'default registry in config.json' },
  },
  examples: ['hardpoint start', 'hardpoint start --data /var/lib/hardpoint --port 8080'],
  async run(context, _args, { port, host, registry }) {
    const { createHost } = await import('../../kernel/create-host.ts')
    const config: HostConfig = {
      ...(port === undefined ? {} : { port: portOf(port) }), ...(host === undefined ? {} : { host }), ...(registry === undefined ? {} : { registry }),
    }
    context.io.progress('Starting …')
    const running = await createHost({ dataDirectory: context.dataDirectory, config })
    const started = { url: running.url, pid: process.pid, dataDirectory: context.dataDirectory }
    context.io.out(context.json ? JSON.stringify(started) : `listening on ${running.url}, data in ${context.dataDirectory}`)
    await aborted(context.signal)
    context.io.progress('Stopping …')
    await running.close()
    return undefined
  },
})

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw usageError(`${JSON.stringify(text)} is no port: write a number from 0 to 65535.`, 'start')
  return port
}

/** Resolves when it aborts; keeps the process alive until then. */
function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => undefined, 60_000)
    const done = (): void => { clearInterval(alive); resolve() }
    if (signal.aborted) done()
    else signal.addEventListener('abort', done, { once: true })
  })
}
