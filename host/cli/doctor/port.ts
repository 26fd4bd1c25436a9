import { createServer } from 'node:net'
import { join } from 'node:path'
import { withConfig } from './_config.ts'
import { askRunningHost } from './_running-host.ts'
import { fail, ok, type Check, type CheckResult } from './check.ts'

/** Whether the host could listen, tried by listening for a moment; or whether the one that runs answers. */
export const port: Check = {
  id: 'port',
  async run({ dataDirectory }) {
    const running = await askRunningHost(dataDirectory, '/status')
    if (running.state === 'answered') return ok(`a host runs: process ${running.pid}, ${running.url}`)
    if (running.state === 'failed') {
      const fix = `If process ${running.pid} is Hardpoint, stop it and start it again. If it is another program, remove ${join(dataDirectory, 'host.json')}, left by a host that was killed.`
      return fail(`process ${running.pid} should be the host at ${running.url}, but: ${running.problem}`, fix)
    }
    return withConfig(dataDirectory, ({ host = '127.0.0.1', port: number = 7420 }) => tryPort(host, number))
  },
}

export function tryPort(host: string, number: number): Promise<CheckResult> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') resolve(fail(`port ${number} on ${host} is in use`, 'Stop the program that listens there, or choose another with --port or in config.json.'))
      else if (code === 'EACCES') resolve(fail(`port ${number} needs more rights`, 'Choose a port above 1023, with a reverse proxy in front.'))
      else resolve(fail(`${host} cannot be listened on (${code})`, 'Set "host" in config.json to an address of this machine.'))
    })
    server.listen(number, host, () => server.close(() => resolve(ok(number === 0 ? 'any free port' : `port ${number} on ${host} is free`))))
  })
}
