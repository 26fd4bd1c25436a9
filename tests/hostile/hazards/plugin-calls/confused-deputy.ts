import assert from 'node:assert/strict'
import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { calling, vault } from './_vault.ts'

const asked = calling({ 'calm.deputy': ['open', 'echo', 'fails'] })
const attempts = attempting('deputy', {
  'a granted one': [`host.plugins.call('calm.deputy', 'open')`, { principal: { id: 'plugin:rogue.deputy', roles: [] }, tenant: 'default', requested: 'string' }],
  'one that was not granted': [`host.plugins.call('calm.deputy', 'destroy')`, 'HP_ERR_GRANT_SCOPE'],
  'one that is none': [`host.plugins.call('calm.deputy', 'toString')`, 'HP_ERR_GRANT_SCOPE'],
  'one of the prototype': [`host.plugins.call('calm.deputy', '__proto__')`, 'HP_ERR_GRANT_SCOPE'],
  'a route': [`host.plugins.call('calm.deputy', 'inside')`, 'HP_ERR_GRANT_SCOPE'],
  'a route, by its kind': [`host.plugins.call('calm.deputy', 'route.inside')`, 'HP_ERR_GRANT_SCOPE'],
  'itself': [`host.plugins.call('rogue.deputy', 'attack')`, 'HP_ERR_GRANT_SCOPE'],
  'the neighbour': [`host.plugins.call('calm.neighbour', 'count')`, 'HP_ERR_GRANT_SCOPE'],
  'a plugin of the prototype': [`host.plugins.call('__proto__', 'open')`, 'HP_ERR_GRANT_SCOPE'],
  'a plugin that is a prototype\'s member': [`host.plugins.call('constructor', 'name')`, 'HP_ERR_GRANT_SCOPE'],
  'its words when it fails': [`host.plugins.call('calm.deputy', 'fails').catch((error) => JSON.stringify([error.code, error.message, error.details, error.stack]))`, /HP_ERR_PLUGIN_THREW/],
}, { capabilities: asked.capabilities ?? {}, manifest: { optionalDependencies: asked.optionalDependencies ?? {} }, others: [vault('calm.deputy')] })

export const hazard: Hazard = {
  title: 'a plugin that an admin calls, and that has another do for it what it may not',
  why: 'the callee would act with the roles of the person, or by the rights of the plugin that it trusts',
  ...attempts,
  async drive(ground) {
    await ground.ask({ plugin: 'calm.deputy', path: '/fill', method: 'POST' })
    return attempts.drive?.(ground) ?? ground.ask()
  },
  async check(outcome, ground) {
    await attempts.check?.(outcome, ground)
    assert.doesNotMatch(outcome.text, /THE-SECRET|DESTROYED/)
    assert.match(await ground.logs(), /A call by rogue\.deputy failed/, 'the callee\'s own log says why')
  },
}
