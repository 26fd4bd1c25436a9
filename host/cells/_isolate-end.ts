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

/** Reads a cell's IsolateFailure. A cell that a guest broke into says what it likes: nothing here throws, since nobody catches. */
export function isolateEnd(text: string): IsolateEnd {
  try {
    const { reason, problem } = JSON.parse(text) as { readonly reason: unknown; readonly problem: unknown }
    const code = CODES.get(reason)
    if (code !== undefined && typeof problem === 'string') return { code, reason: problem.slice(0, 2000) }
  } catch {
    // No JSON, or null: said below.
  }
  return { code: 'HP_ERR_CRASH', reason: 'its cell said something that is not a failure' }
}
