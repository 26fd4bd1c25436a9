import type { Grant, Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { namespaceOf } from '../capabilities/storage-keys.ts'
import type { ActivePlugin } from '../runtime/mod.ts'
import type { Context } from './_context.ts'
import { isWhole } from './_is-whole.ts'
import { pluginCode } from './_plugin-code.ts'
import { probe, problemIn } from './_probe.ts'
import type { DataState } from './_records.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/** A version that is to be in force. */
export interface Candidate {
  readonly installed: InstalledPlugin
  readonly manifest: Manifest
  readonly grant: Grant
  readonly data: Pick<DataState, 'generation'>
}

/** Its code, and where its author wrote it. */
export interface TriedCode extends Pick<ActivePlugin, 'code'> {
  readonly sourceMap: () => Uint8Array | undefined
}

/** What is to be run of a version that is not in force yet. */
export function codeOf({ shelf, config, consent }: Context, { installed, manifest }: Pick<Candidate, 'installed' | 'manifest'>): TriedCode {
  const expected = { ...installed, manifest }
  return {
    code: pluginCode(expected, { shelf, cells: config.cells, surfaceOf: consent.surfaceOf }),
    sourceMap: () => shelf.read(expected).files.get('main.js.map'),
  }
}

/**
 * Whether another version stands over one that runs, or would if nothing stopped it. One that is broken or disabled serves nobody: there is nothing
 * to lose, and a repair must be possible.
 */
export function replacesRunning({ state }: Context, { id, digest }: Pick<InstalledPlugin, 'id' | 'digest'>): boolean {
  const before = state.plugins.get(id)
  return before !== undefined && before.installed.enabled && isWhole(before) && before.installed.digest !== digest
}

/** Loads a version in a process of its own, and asks it for its health. @throws HP_ERR_UPGRADE_PROBE */
export async function tryBeside(context: Context, candidate: Candidate): Promise<void> {
  const { installed: { id: plugin, version }, manifest, grant, data } = candidate
  const tried = codeOf(context, candidate)
  const beside = context.cells.beside(tried.code)
  try {
    await probe(context, beside, { manifest, grant, namespace: namespaceOf(plugin, data.generation) })
  } catch (error) {
    const before = context.state.plugins.get(plugin)?.installed.version ?? ''
    throw new HardpointError('HP_ERR_UPGRADE_PROBE', { plugin, version, installed: before, problem: problemIn(error, tried), step: 'probe' }, { cause: error })
  } finally {
    await beside.close()
  }
}
