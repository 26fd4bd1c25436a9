/** `npm start`: a whole Hardpoint on this machine. `--check` does it all on a temporary directory, takes the tour, and prints what it saw. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { HardpointError } from '@hardpoint/schemas/errors'
import { HOST_VERSION } from '../kernel/version.ts'
import type { LicenseStatus } from '../licensing/licensing.ts'
import { openQuickstart, type Quickstart } from './quickstart/open-quickstart.ts'
import { welcome } from './quickstart/welcome.ts'
import { renderError } from './render-error.ts'
import { terminalIo } from './terminal-io.ts'
import { runTour } from './tour/run-tour.ts'

const ROOT = join(import.meta.dirname, '../..')
const USAGE = `Usage: npm start -- [--data <directory>] [--port <number>] [--check]

  --data    where the host keeps what it keeps (default .hardpoint)
  --port    port to listen on (default 7420; 0: any free one)
  --check   on a temporary directory and a free port: take README's tour, print it as JSON, exit 0 or 1
`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, port: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help === true) {
    process.stdout.write(USAGE)
    return 0
  }
  const io = terminalIo()
  if (values.check === true) {
    const report = await runTour({ root: ROOT, onStep: io.progress })
    io.progress('')
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
    return report.ok ? 0 : 1
  }
  const data = values.data ?? process.env['HARDPOINT_DATA'] ?? '.hardpoint'
  const quickstart = await openQuickstart({ root: ROOT, data, port: portOf(values.port), onStep: (step) => io.progress(`${step}…`) })
  io.progress('')
  const license = await quickstart.client.call<LicenseStatus>('GET', '/license')
  io.out(welcome({ ...quickstart, url: quickstart.host.url ?? '', data, license, version: HOST_VERSION }, io.colors))
  await untilStopped(quickstart)
  return 0
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text)
  throw new HardpointError('HP_ERR_USAGE', { problem: `--port takes a number from 0 to 65535, not ${text}.`, command: 'start' })
}

/** Drains at the first signal; a second one does not wait. */
async function untilStopped(quickstart: Quickstart): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let signals = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (++signals > 1) process.exit(130)
      resolve()
    })
  }
  await promise
  await quickstart.close()
}

try {
  process.exitCode = await main()
} catch (error) {
  const io = terminalIo()
  io.progress('')
  process.exitCode = renderError(error, { io, json: false })
}
