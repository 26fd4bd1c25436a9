import { askToGoOn } from './ask-to-go-on.ts'
import type { Io } from './io.ts'

interface Cascade {
  readonly verb: 'disable' | 'remove'
  /** What they stored is deleted too. */
  readonly purge?: boolean
  readonly yes: boolean
  readonly io: Io
}

/**
 * Shows everything that a cascade takes along, and the data that goes with it, and asks whether to go on: a person, or `--yes`.
 *
 * @param ids in the order in which it is done
 * @throws HP_ERR_USAGE where nobody says yes; nothing has changed then
 */
export async function askCascade(ids: readonly string[], { verb, purge = false, yes, io }: Cascade): Promise<void> {
  const about = [
    ...ids.length < 2 ? [] : [`This will ${verb}, in this order: ${ids.join(', ')}.`],
    ...purge ? [`Deleted for good, of every organisation: the data and settings of ${ids.join(', ')}.`] : [],
  ]
  if (about.length > 0) await askToGoOn({ command: verb, question: 'Go on?', about, yes, io })
}
