import type { Preflight } from '@hardpoint/registry/server'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import { surfaceOf } from '../../capabilities/mod.ts'
import type { Beside, Cells, GuestCall } from '../../cells/cells.ts'
import { createCells } from '../../cells/mod.ts'

/** For a package to answer which of its handlers there are, once it has loaded, in ms. What its manifest asks for is for its work. */
const LIMITS = { cpuMs: 1000, wallMs: 5000, memoryMb: 128, concurrency: 1024 }

/** For all that one package is asked, ms: longer than a call waits for a machine that is busy (HP_ERR_QUEUE_WAIT after 10 s), which is not the package's doing. */
const DEADLINE_MS = 12_000

/** Of the process that a package is tried in, MB: V8 keeps to no limit by itself. */
const MAX_MEMORY_MB = 512

/** What is the plugin's own doing. Anything else is this machine's. */
const OWN: readonly ErrorCode[] = [
  'HP_ERR_PLUGIN_LOAD', 'HP_ERR_HANDLER_MISSING', 'HP_ERR_PLUGIN_THREW',
  'HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_BACKOFF',
]

/** This machine had no time for it. */
const BUSY: readonly ErrorCode[] = ['HP_ERR_QUEUE_WAIT', 'HP_ERR_STARVED']

/** When a package that found the machine busy twice may come again, s. */
const RETRY_SECONDS = 15

/** Nobody else is in its process: what a host says of neighbours would mislead its author. */
const WORDS: Readonly<Partial<Record<ErrorCode, string>>> = {
  HP_ERR_BACKOFF: 'its process ended each time that the module was loaded, most often for want of memory',
}

type Asked = Pick<GuestCall, 'kind' | 'id'>

export interface OpenPreflight {
  readonly preflight: Preflight
  close(): Promise<void>
}

/** For tests. */
export interface PreflightOptions {
  readonly openCells?: () => Pick<Cells, 'beside' | 'close'>
  readonly deadlineMs?: number
}

const cellsOfTrials = (): Cells => createCells({ maxMemoryMb: MAX_MEMORY_MB, idleMs: 1000, clock: Date.now })

/**
 * Tries packages as a host would load them, one at a time: in a cell of its own, without any capability, under limits. The module runs, and none of its handlers.
 *
 * The process is begun with the first package, and ended with it.
 *
 * @throws from `preflight`: HP_ERR_PREFLIGHT for what the package does, and what Cells.call throws for what this machine does
 */
export function openPreflight({ openCells = cellsOfTrials, deadlineMs = DEADLINE_MS }: PreflightOptions = {}): OpenPreflight {
  let cells: Pick<Cells, 'beside' | 'close'> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const preflight: Preflight = (files, manifest, digest) => {
    const tried = last.then(() => {
      cells ??= openCells()
      const main = Buffer.from(files.get('main.js') ?? '').toString()
      const place = cells
      return again(() => tryIn(place.beside({ id: manifest.id, version: manifest.version, digest, placement: manifest.id, limits: LIMITS, surface: surfaceOf(manifest), main }), manifest, deadlineMs))
    })
    last = tried.catch(() => undefined)
    return tried
  }
  return {
    preflight,
    async close() {
      await last
      await cells?.close()
    },
  }
}

/** Once more where this machine was too busy for it. @throws HP_ERR_REGISTRY_BUSY where it still is: no package is refused for that */
async function again(work: () => Promise<void>): Promise<void> {
  const isBusy = (error: unknown): boolean => HardpointError.is(error) && BUSY.includes(error.code)
  try {
    await work().catch((error: unknown) => {
      if (!isBusy(error)) throw error
      return work()
    })
  } catch (error) {
    throw isBusy(error) ? new HardpointError('HP_ERR_REGISTRY_BUSY', { seconds: RETRY_SECONDS }, { cause: error }) : error
  }
}

async function tryIn(beside: Beside, manifest: Manifest, deadlineMs: number): Promise<void> {
  const late = AbortSignal.timeout(deadlineMs)
  try {
    // In turn: the first says whether the module loads, and who comes after it finds it loaded.
    for (const { kind, id } of askedOf(manifest)) await ask(beside, { kind, id, signal: late }, manifest)
  } catch (error) {
    if (late.aborted) throw refused(manifest, 'its module takes too long to load', 'HP_ERR_TIMEOUT_WALL', error)
    if (!HardpointError.is(error) || !OWN.includes(error.code)) throw error
    const [words = ''] = error.message.split('\n', 1)
    const problem = WORDS[error.code] ?? words.replace(/\.$/, '')
    throw refused(manifest, problem, error.code, error)
  } finally {
    await beside.close()
  }
}

function refused({ id, version }: Manifest, problem: string, found: ErrorCode, cause: unknown): HardpointError {
  return new HardpointError('HP_ERR_PREFLIGHT', { what: `${id} ${version}`, problem, found }, { cause })
}

async function ask(beside: Beside, { kind, id, signal }: Asked & { readonly signal: AbortSignal }, { contributes = {} }: Manifest): Promise<void> {
  try {
    await beside.call({ kind, id, head: null }, { signal, capability: async () => ({ ok: false, error: new HardpointError('HP_ERR_STOPPED', { plugin: id, what: 'a trial' }) }) })
  } catch (error) {
    // It is asked for of every plugin, to see whether the module loads.
    if (kind !== 'health' || contributes.health === true || !HardpointError.is(error, 'HP_ERR_HANDLER_MISSING')) throw error
  }
}

function askedOf({ contributes: { routes = [], events = [], jobs = [], exports = [] } = {} }: Manifest): Asked[] {
  const named = ([['route', routes], ['event', events], ['job', jobs], ['export', exports]] as const).flatMap(([kind, list]) => list.map(({ id }) => ({ kind, id })))
  return [{ kind: 'health', id: 'health' }, ...named]
}
