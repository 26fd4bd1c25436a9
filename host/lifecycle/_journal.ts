import { committed } from '../storage/committed.ts'
import type { Commit, Store } from '../storage/store.ts'
import type { JournalEntry, Records } from './_records.ts'
import type { JournalledVerb, StepOf } from './_steps.ts'

/** Called as each step begins: tests end the process there. */
export type OnStep = (verb: JournalledVerb, step: string) => void | Promise<void>

/** One verb on its way. */
export interface JournalRun<V extends JournalledVerb> {
  step(step: StepOf<V>): Promise<void>
  /** For the commit of the switch: with it the verb is done, whatever of its sweeping is left. */
  readonly end: Required<Pick<Commit, 'deletes'>>
  /** It failed before the switch. */
  abandon(): Promise<void>
}

export interface JournalParts {
  readonly store: Store
  readonly records: Records
  readonly clock: () => number
  readonly onStep?: OnStep | undefined
}

/** Which verb is at which step, on disk: an operator is told of what a kill interrupted. One verb at a time has one. */
export class Journal {
  readonly #parts: JournalParts

  constructor(parts: JournalParts) {
    this.#parts = parts
  }

  run<V extends JournalledVerb>(verb: V, plugins: readonly string[], by: string): JournalRun<V> {
    const { store, records: { journal }, clock, onStep } = this.#parts
    let isWritten = false
    let isSwitched = false
    return {
      end: { deletes: [journal.key([])] },
      async step(step) {
        if (!isSwitched) {
          await committed(store, { puts: [journal.put([], { verb, plugins, step, by, at: new Date(clock()).toISOString() })] })
          isWritten = true
        }
        isSwitched ||= step === 'switch'
        await onStep?.(verb, step)
      },
      async abandon() {
        if (isWritten) await committed(store, { deletes: [journal.key([])] })
      },
    }
  }

  /** What a kill interrupted before its switch: nothing of it is in force. It is told once. */
  async interrupted(): Promise<JournalEntry | undefined> {
    const { store, records: { journal } } = this.#parts
    const found = await journal.get([])
    if (found !== undefined) await committed(store, { deletes: [journal.key([])] })
    return found?.value
  }
}
