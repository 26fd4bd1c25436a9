import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { calling, vault } from './_vault.ts'

const asked = calling({ 'calm.identity': ['open', 'echo'] })
const say = (more: string): string => `say(host, 'plugins.call', '{"plugin":"calm.identity","export":"open",${more}}')`

export const hazard: Hazard = {
  title: 'a call that says for whom it is, through whom it came, and in which organisation',
  why: 'what the callee believes of its caller decides what it does',
  ...attempting('identity', {
    'another principal': [say('"principal":{"id":"token:admin","roles":["admin"]}'), 'HP_ERR_PARAMS'],
    'another tenant': [say('"tenant":"other"'), 'HP_ERR_PARAMS'],
    'another chain': [say('"chain":[]'), 'HP_ERR_PARAMS'],
    'another kind': [say('"kind":"route"'), 'HP_ERR_PARAMS'],
    'a request id': [say('"requestId":"forged"'), 'HP_ERR_PARAMS'],
    'params that look like a context': [`host.plugins.call('calm.identity', 'open', { principal: { id: 'kernel', roles: ['admin'] }, tenant: 'other' })`, { principal: { id: 'plugin:rogue.identity', roles: [] }, tenant: 'default', requested: 'string' }],
    'the export twice': [`say(host, 'plugins.call', '{"plugin":"calm.identity","export":"destroy","export":"open"}')`, { principal: { id: 'plugin:rogue.identity', roles: [] }, tenant: 'default', requested: 'string' }],
    'no text for a name': [`say(host, 'plugins.call', '{"plugin":"calm.identity","export":["open"]}')`, 'HP_ERR_PARAMS'],
    'an id with a line break': [`host.plugins.call('calm.identity\\n', 'open')`, 'HP_ERR_GRANT_SCOPE'],
  }, { capabilities: asked.capabilities ?? {}, manifest: { optionalDependencies: asked.optionalDependencies ?? {} }, others: [vault('calm.identity')] }),
}
