import { HardpointError } from '@hardpoint/schemas/errors'
import { saidYes } from './ask-consent.ts'
import type { Io } from './io.ts'

/**
 * Shows everything that a cascade takes along, and asks whether to go on: a person, or `--yes`.
 *
 * @param ids in the order in which it is done
 * @throws HP_ERR_USAGE where nobody says yes; nothing has changed then
 */
export async function askCascade(ids: readonly string[], { verb, yes, io }: { readonly verb: 'disable' | 'remove'; readonly yes: boolean; readonly io: Io }): Promise<void> {
  if (ids.length < 2 || yes) return
  const will = `This will ${verb}, in this order: ${ids.join(', ')}.`
  if (!io.interactive) throw new HardpointError('HP_ERR_USAGE', { problem: `${will} To go on, add --yes.`, command: verb })
  if (!await saidYes(`${will}\nGo on? [y/N] `, io)) throw new HardpointError('HP_ERR_USAGE', { problem: 'Nothing was changed.', command: verb })
}
