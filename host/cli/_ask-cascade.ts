import { askToGoOn } from './ask-to-go-on.ts'
import type { Io } from './io.ts'

/**
 * Shows everything that a cascade takes along, and asks whether to go on: a person, or `--yes`.
 *
 * @param ids in the order in which it is done
 * @throws HP_ERR_USAGE where nobody says yes; nothing has changed then
 */
export async function askCascade(ids: readonly string[], { verb, yes, io }: { readonly verb: 'disable' | 'remove'; readonly yes: boolean; readonly io: Io }): Promise<void> {
  if (ids.length < 2) return
  await askToGoOn({ command: verb, question: 'Go on?', about: [`This will ${verb}, in this order: ${ids.join(', ')}.`], yes, io })
}
