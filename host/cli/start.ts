/** `npm start`: a whole Hardpoint on this machine. `--check` does it all on a temporary directory, takes the tour, and prints what it saw. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { HOST_VERSION } from '../kernel/version.ts'
import type { LicenseStatus } from '../licensing/licensing.ts'
import type { Io } from './io.ts'
import { openQuickstart } from './quickstart/open-quickstart.ts'
import { welcome } from './quickstart/welcome.ts'
import { renderError } from './render-error.ts'
import { terminalIo } from './terminal-io.ts'
import { runTour } from './tour/run-tour.ts'
import { usageError } from './usage-error.ts'

const ROOT = join(import.meta.dirname, '../..')
const USAGE = `Usage: npm start -- [--data <directory>] [--port <number>]
       npm start -- --check

  --data    where the host keeps what it keeps (default .hardpoint, or HARDPOINT_DATA)
  --port    port to listen on (default 7420; 0: any free one)
  --check   on a temporary directory and a free port: take README's tour, print it as JSON, exit 0 or 1
`

/** What a shell reports of a program that Ctrl-C ended. */
const INTERRUPTED = 130

export interface StartOptions {
  readonly io: Io
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  readonly takeTour?: typeof runTour
  readonly open?: typeof openQuickstart
}

/** @returns the exit code */
export async function start(argv: readonly string[], { io, signal, takeTour = runTour, open = openQuickstart }: StartOptions): Promise<number> {
  try {
    const { data, port, check, help } = parse(argv)
    if (help === true) {
      io.out(USAGE.trimEnd())
      return 0
    }
    if (check === true) return await tour(takeTour, { io, signal })
    await serve(open, { io, signal, data: data ?? io.env['HARDPOINT_DATA'] ?? '.hardpoint', port: portOf(port) })
    return 0
  } catch (error) {
    io.progress('')
    return renderError(error, { io, json: false })
  }
}

function parse(argv: readonly string[]) {
  const { values } = parsed(argv)
  if (values.check === true && (values.data !== undefined || values.port !== undefined)) {
    throw usageError('--check takes neither --data nor --port: it makes a directory and takes a port of its own.', 'start')
  }
  return values
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: { data: { type: 'string' }, port: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw usageError(`${error instanceof Error ? error.message.replace(/\. .*$/s, '') : String(error)}. What there is: npm start -- --help`, 'start')
  }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw usageError(`--port takes a number from 0 to 65535, not ${JSON.stringify(text)}.`, 'start')
}

async function tour(takeTour: typeof runTour, { io, signal }: Pick<StartOptions, 'io' | 'signal'>): Promise<number> {
  try {
    const report = await takeTour({ root: ROOT, onStep: io.progress, signal })
    io.progress('')
    io.out(JSON.stringify(report, null, 2))
    for (const { step, ok, checks } of report.steps) {
      if (!ok) io.err(`not ok: ${step} (${Object.entries(checks).filter(([, held]) => !held).map(([name]) => name).join(', ')})`)
    }
    return report.ok ? 0 : 1
  } catch (error) {
    if (!signal.aborted) throw error
    io.progress('')
    return INTERRUPTED
  }
}

interface ServeOptions extends Pick<StartOptions, 'io' | 'signal'> { readonly data: string; readonly port: number | undefined }

async function serve(open: typeof openQuickstart, { io, signal, data, port }: ServeOptions): Promise<void> {
  const quickstart = await open({ root: ROOT, data, port, onStep: (step) => { io.progress(`${step}…`) } })
  try {
    io.progress('')
    if (signal.aborted) return
    const license = await quickstart.client.call<LicenseStatus>('GET', '/license')
    io.out(welcome({ ...quickstart, url: quickstart.host.url ?? '', data, license, version: HOST_VERSION }, io.colors))
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => { resolve() }, { once: true })
    })
  } finally {
    await quickstart.close()
  }
}

/** Aborted at the first signal, for an end in order; a second one does not wait. */
function interruption(): AbortSignal {
  const interrupted = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupted.signal.aborted) process.exit(INTERRUPTED)
      interrupted.abort()
    })
  }
  return interrupted.signal
}

if (import.meta.main) process.exitCode = await start(process.argv.slice(2), { io: terminalIo(), signal: interruption() })
