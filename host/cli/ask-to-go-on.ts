import { saidYes } from './ask-consent.ts'
import type { Io } from './io.ts'
import { usageError } from './usage-error.ts'

export interface GoingOn {
  /** Whose help says more. */
  readonly command: string
  readonly question: string
  /** Lines above the question: what whoever answers must have seen. */
  readonly about?: readonly string[]
  readonly yes: boolean
  readonly io: Io
}

/**
 * Asks whether to go on: a person, or `--yes`. Where nobody is there, silence is no yes.
 *
 * @throws HP_ERR_USAGE where nobody says yes; nothing has changed then
 */
export async function askToGoOn({ command, question, about = [], yes, io }: GoingOn): Promise<void> {
  if (yes) return
  if (!io.interactive) throw usageError([...about, 'Nobody is there to be asked. To go on, add --yes.'].join(' '), command)
  if (!await saidYes([...about, `${question} [y/N] `].join('\n'), io)) throw usageError('Nothing was changed.', command)
}
