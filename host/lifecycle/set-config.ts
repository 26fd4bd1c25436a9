import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'
import type { Actor } from './lifecycle.ts'
import { settingsCheck } from './_settings.ts'

/**
 * Replaces a plugin's settings for a tenant, in force at its next call.
 *
 * None at all is always allowed: they are taken back. Where another host changed what is installed since this one
 * looked, it is a conflict: the settings may be none for the version that is there now.
 *
 * @throws HP_ERR_NOT_INSTALLED; HP_ERR_BODY_INVALID with the pointer, by the plugin's own schema; HP_ERR_CONFLICT
 */
export async function setConfig({ state }: Context, plugin: string, config: Readonly<Record<string, unknown>>, { tenant }: Actor): Promise<void> {
  const { manifest } = state.find(plugin)
  const problem = settingsCheck(manifest)(config)
  if (problem !== undefined) throw new HardpointError('HP_ERR_BODY_INVALID', { part: `config of ${plugin}`, ...problem })
  await state.commitBeside({ puts: [state.records.configs.put([tenant, plugin], config)] })
}
