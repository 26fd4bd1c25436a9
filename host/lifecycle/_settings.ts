import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { compileUntrusted, type UntrustedValidator } from '@hardpoint/schemas/untrusted'
import type { State } from './_state.ts'

/** Settings that a version would not accept. */
export interface Misfit {
  readonly plugin: string
  readonly tenant: string
}

/**
 * Checks settings as a version declares them.
 *
 * None at all always pass: a plugin has none right after its install, whatever it requires, and taking them back must be possible
 * where neither the old version nor the new one accepts a part of them.
 */
export function settingsCheck({ config = { type: 'object', additionalProperties: false } }: Manifest): UntrustedValidator {
  // Without a schema there is nothing to set, and nothing that would bound it.
  const check = compileUntrusted(config, '/config')
  return settings => (typeof settings === 'object' && settings !== null && Object.keys(settings).length === 0 ? undefined : check(settings))
}

/**
 * Checks what is stored for these versions, of every tenant, before they are installed: an upgrade that would leave a plugin with
 * settings that it does not accept is refused, while the old version still runs.
 *
 * @returns what earlier installs left of plugins that are not here now, and does not fit: nobody can change it, so it goes
 * @throws HP_ERR_SETTINGS_MISFIT
 */
export async function checkSettings({ records, plugins }: Pick<State, 'records' | 'plugins'>, manifests: readonly Manifest[]): Promise<Misfit[]> {
  const left: Misfit[] = []
  if (manifests.length === 0) return left
  const checks = new Map(manifests.map(manifest => [manifest.id, { version: manifest.version, check: lazily(() => settingsCheck(manifest)) }]))
  for await (const { id: [tenant, plugin], value } of records.configs.list()) {
    const found = checks.get(String(plugin))
    const problem = found?.check()(value)
    if (found === undefined || problem === undefined) continue
    const misfit = { plugin: String(plugin), version: found.version, tenant: String(tenant), ...problem }
    if (plugins.has(misfit.plugin)) throw new HardpointError('HP_ERR_SETTINGS_MISFIT', { ...misfit })
    left.push(misfit)
  }
  return left
}

/** Compiled once, and only for a plugin that has settings. */
function lazily(make: () => UntrustedValidator): () => UntrustedValidator {
  let made: UntrustedValidator | undefined
  return () => (made ??= make())
}
