import type { Preflight } from '@hardpoint/registry/server'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import { surfaceOf } from '../../capabilities/mod.ts'
import type { Beside, Cells, GuestCall } from '../../cells/cells.ts'
import { createCells } from '../../cells/mod.ts'

/** For a package to answer which of its handlers there are, once it has loaded, in ms. What its manifest asks for is for its work. */
const LIMITS = { cpuMs: 1000, wallMs: 5000, memoryMb: 128, concurrency: 1024 }

/**
 * For all that is done about one package, ms: its process begun, asked, and tried once more where this machine was busy.
 *
 * Longer than what a package can take by itself until a limit of its own ends it, three times 5 s: to load, to be ready, to answer. So who comes to the end of it
 * waited for this machine.
 */
const DEADLINE_MS = 20_000

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
 * @throws from `preflight`: HP_ERR_PREFLIGHT for what the package does, HP_ERR_REGISTRY_BUSY where this machine had no time for it, and what Cells.call throws for what it does else
 */
export function openPreflight({ openCells = cellsOfTrials, deadlineMs = DEADLINE_MS }: PreflightOptions = {}): OpenPreflight {
  let cells: Pick<Cells, 'beside' | 'close'> | undefined
  let last: Promise<unknown> = Promise.resolve()
  const preflight: Preflight = (files, manifest, digest, closed) => {
    const tried = last.then(async () => {
      closed.throwIfAborted()
      const late = AbortSignal.timeout(deadlineMs)
      const place = cells ??= openCells()
      const main = Buffer.from(files.get('main.js') ?? '').toString()
      const code = { id: manifest.id, version: manifest.version, digest, placement: manifest.id, limits: LIMITS, surface: surfaceOf(manifest), main }
      await again(() => tryIn(place.beside(code), manifest, AbortSignal.any([late, closed])), late).catch((error: unknown) => {
        // Before its reason: what is given up says of the package only that it was stopped.
        closed.throwIfAborted()
        throw error
      })
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

/** Once more where this machine was too busy for it. @throws HP_ERR_REGISTRY_BUSY where it still is, or it is too late: no package is refused for that */
async function again(work: () => Promise<void>, late: AbortSignal): Promise<void> {
  const isBusy = (error: unknown): boolean => late.aborted || (HardpointError.is(error) && BUSY.includes(error.code))
  try {
    await work().catch((error: unknown) => {
      if (!isBusy(error) || late.aborted) throw error
      return work()
    })
  } catch (error) {
    throw isBusy(error) ? new HardpointError('HP_ERR_REGISTRY_BUSY', { seconds: RETRY_SECONDS }, { cause: error }) : error
  }
}

async function tryIn(beside: Beside, manifest: Manifest, signal: AbortSignal): Promise<void> {
  try {
    const [first, ...others] = askedOf(manifest)
    // The first says whether the module loads. Who comes after it finds it loaded: all at once, so that a busy machine keeps them waiting once.
    await ask(beside, { ...first, signal }, manifest)
    await Promise.all(others.map(({ kind, id }) => ask(beside, { kind, id, signal }, manifest)))
  } catch (error) {
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

function askedOf({ contributes: { routes = [], events = [], jobs = [], exports = [] } = {} }: Manifest): [Asked, ...Asked[]] {
  const named = ([['route', routes], ['event', events], ['job', jobs], ['export', exports]] as const).flatMap(([kind, list]) => list.map(({ id }) => ({ kind, id })))
  return [{ kind: 'health', id: 'health' }, ...named]
}
