import { HardpointError } from '@hardpoint/schemas/errors'
import { committed } from '../storage/committed.ts'
import type { Context } from './_context.ts'
import type { Actor } from './lifecycle.ts'
import { settingsCheck } from './_settings.ts'

/**
 * Replaces a plugin's settings for a tenant, in force at its next call.
 *
 * None at all is always allowed: they are taken back.
 *
 * @throws HP_ERR_NOT_INSTALLED; HP_ERR_BODY_INVALID with the pointer, by the plugin's own schema
 */
export async function setConfig({ state, store }: Context, plugin: string, config: Readonly<Record<string, unknown>>, { tenant }: Actor): Promise<void> {
  const { manifest } = state.find(plugin)
  const problem = settingsCheck(manifest)(config)
  if (problem !== undefined) throw new HardpointError('HP_ERR_BODY_INVALID', { part: `config of ${plugin}`, ...problem })
  await committed(store, { puts: [state.records.configs.put([tenant, plugin], config)] })
}
