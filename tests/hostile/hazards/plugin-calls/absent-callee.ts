import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { vault } from './_vault.ts'

export const hazard: Hazard = {
  title: 'calls that are granted, to plugins that are not there or disabled, and to exports that nobody declared',
  why: 'what is granted may be gone, and a name of every object is found on each',
  ...attempting('dependency', {
    'not installed': [`host.plugins.call('calm.absent', 'open')`, 'HP_ERR_DEPENDENCY_MISSING'],
    'disabled': [`host.plugins.call('calm.disabled', 'open')`, 'HP_ERR_DEPENDENCY_MISSING'],
    'not declared by it': [`host.plugins.call('calm.friend', 'none')`, 'HP_ERR_EXPORT_UNKNOWN'],
    'a name of every object': [`host.plugins.call('calm.friend', 'constructor')`, 'HP_ERR_EXPORT_UNKNOWN'],
  }, {
    capabilities: { 'plugins.call': { plugins: { 'calm.absent': ['open'], 'calm.disabled': ['open'], 'calm.friend': ['none', 'constructor'] } } },
    manifest: { optionalDependencies: { 'calm.absent': '*', 'calm.disabled': '*', 'calm.friend': '*' } },
    others: [vault('calm.disabled'), vault('calm.friend')],
  }),
  async drive(ground) {
    await ground.system.call('POST', '/api/v1/plugins/calm.disabled/disable', {})
    const outcome = await ground.ask()
    return { ...outcome, code: Object.values(outcome.body).find((got): got is string => String(got).startsWith('HP_ERR_')) }
  },
}
