import type { Grant, Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Beside } from '../cells/cells.ts'
import type { ActivePlugin } from '../runtime/mod.ts'
import { SourceMaps } from '../runtime/source-maps.ts'
import type { Context } from './_context.ts'
import { guestCall } from './_guest-call.ts'

/** A version with what it would run under. */
export interface Probed {
  readonly manifest: Manifest
  readonly grant: Grant
  /** What its data is kept under. */
  readonly namespace: string
}

/**
 * Asks a version whether it works: its health handler, under its limits; without one, whether its module loads.
 *
 * @throws what Cells.call throws where it does not
 */
export async function probe(context: Pick<Context, 'gate' | 'holds'>, cells: Pick<Beside, 'call'>, { manifest, grant, namespace }: Probed): Promise<void> {
  try {
    await cells.call(...guestCall(context, { kind: 'health', id: 'health' }, { manifest, grant, namespace, readOnly: true }))
  } catch (error) {
    if (manifest.contributes?.health === true || !HardpointError.is(error, 'HP_ERR_HANDLER_MISSING')) throw error
  }
}

/** What went wrong, to stand within a sentence, with the place in the author's own files where it is known. */
export function problemIn(error: unknown, plugin?: Pick<ActivePlugin, 'code' | 'sourceMap'>): string {
  const shown = plugin === undefined ? error : new SourceMaps().error(plugin, error)
  const [words = ''] = (shown instanceof Error ? shown.message : String(shown)).split('\n    at ', 1)
  const stack = HardpointError.is(shown) ? String(shown.details['stack'] ?? '') : ''
  const place = /\n +at (?:.*\()?([^\s()]+:\d+:\d+)/.exec(stack)?.[1]
  return `${words.replace(/\.$/, '')}${place === undefined ? '' : ` (${place})`}`
}
