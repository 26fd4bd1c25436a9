import { HardpointError } from '@hardpoint/schemas/errors'
import { compileUntrusted } from '@hardpoint/schemas/untrusted'
import { committed } from '../storage/committed.ts'
import type { Context } from './_context.ts'
import type { Actor } from './lifecycle.ts'

/**
 * Replaces a plugin's settings for a tenant, in force at its next call.
 *
 * @throws HP_ERR_NOT_INSTALLED; HP_ERR_BODY_INVALID with the pointer, by the plugin's own schema
 */
export async function setConfig({ state, store }: Context, plugin: string, config: Readonly<Record<string, unknown>>, { tenant }: Actor): Promise<void> {
  const { manifest } = state.find(plugin)
  // Without a schema there is nothing to set, and nothing that would bound it.
  const schema = manifest.config ?? { type: 'object', additionalProperties: false }
  const problem = compileUntrusted(schema, '/config')(config)
  if (problem !== undefined) throw new HardpointError('HP_ERR_BODY_INVALID', { part: `config of ${plugin}`, ...problem })
  await committed(store, { puts: [state.records.configs.put([tenant, plugin], config)] })
}
