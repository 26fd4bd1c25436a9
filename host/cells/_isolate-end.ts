import type { IsolateFailure } from './protocol.ts'

/** Why an isolate ended, with the code that its started calls fail with. */
export interface IsolateEnd {
  readonly code: 'HP_ERR_TIMEOUT_CPU' | 'HP_ERR_STARVED' | 'HP_ERR_MEMORY' | 'HP_ERR_PLUGIN_LOAD' | 'HP_ERR_CRASH'
  readonly reason: string
  /** Of HP_ERR_STARVED: how long the entry had, ms. */
  readonly limitMs?: number
}

const CODES: ReadonlyMap<unknown, IsolateEnd['code']> = new Map<IsolateFailure['reason'], IsolateEnd['code']>([
  ['time', 'HP_ERR_TIMEOUT_CPU'], ['memory', 'HP_ERR_MEMORY'], ['load', 'HP_ERR_PLUGIN_LOAD'], ['protocol', 'HP_ERR_CRASH'],
])

/** An entry that ended for its time, having had less CPU than this part of its limit, was kept waiting by the machine. */
const STARVED = 0.5

/** The entry that failed. */
interface Failed {
  readonly isLoaded: boolean
  /** How long it might last, ms, and the part that it used of the CPU that it might use. */
  readonly limitMs: number
  readonly cpuShare: number
}

/** Why an isolate ended, by what its cell says and what the kernel knows. */
export function isolateEnd(text: string, { isLoaded, limitMs, cpuShare }: Failed): IsolateEnd {
  const told = read(text)
  if (told.code !== 'HP_ERR_TIMEOUT_CPU') return told
  if (cpuShare < STARVED) return { code: 'HP_ERR_STARVED', reason: 'the machine was busy with others', limitMs }
  return isLoaded ? told : { code: 'HP_ERR_PLUGIN_LOAD', reason: 'its module takes too long to load' }
}

/** Reads an IsolateFailure. A cell that a guest broke into says what it likes: nothing here throws, since nobody catches. */
function read(text: string): IsolateEnd {
  try {
    const { reason, problem } = JSON.parse(text) as { readonly reason: unknown; readonly problem: unknown }
    const code = CODES.get(reason)
    if (code !== undefined && typeof problem === 'string') return { code, reason: problem.slice(0, 2000) }
  } catch {
    // No JSON, or null: said below.
  }
  return { code: 'HP_ERR_CRASH', reason: 'its cell said something that is not a failure' }
}
