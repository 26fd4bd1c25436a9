import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { calling, vault } from './_vault.ts'

const asked = calling({ 'calm.params': ['echo', 'strict'] })
const strict = { id: 'strict', params: { type: 'object', additionalProperties: false, required: ['a'], properties: { a: { type: 'string', pattern: '^(a+)+$', maxLength: 100 } } }, result: { type: 'boolean' } }
const callee = vault('calm.params')

export const hazard: Hazard = {
  title: 'params with prototypes, toJSON, any depth, and what the callee\'s schema does not allow',
  why: 'the kernel parses them, checks them by a schema of a third party, and hands them to another plugin',
  ...attempting('params', {
    'a prototype': [`say(host, 'plugins.call', '{"plugin":"calm.params","export":"echo","params":{"__proto__":{"polluted":true}}}')`, 'HP_ERR_PARAMS'],
    'a constructor\'s prototype': [`say(host, 'plugins.call', '{"plugin":"calm.params","export":"echo","params":{"constructor":{"prototype":{"polluted":true}}}}')`, 'HP_ERR_PARAMS'],
    'nested deep': [`say(host, 'plugins.call', '{"plugin":"calm.params","export":"echo","params":' + '['.repeat(100000) + ']'.repeat(100000) + '}')`, 'HP_ERR_PARAMS'],
    'a toJSON': [`host.plugins.call('calm.params', 'echo', { toJSON: () => ({ toJSON: 'x' }) })`, { input: { toJSON: 'x' }, polluted: false, own: ['toJSON'] }],
    'a getter that changes its mind': [`(() => { let times = 0; return host.plugins.call('calm.params', 'strict', { get a() { return times++ === 0 ? 'a' : 5 } }) })()`, true],
    'names of every object': [`host.plugins.call('calm.params', 'strict', { toString: 'a', valueOf: 'a' })`, 'HP_ERR_PARAMS'],
    'nothing': [`host.plugins.call('calm.params', 'strict')`, 'HP_ERR_PARAMS'],
    'one more member': [`host.plugins.call('calm.params', 'strict', { a: 'a', b: 1 })`, 'HP_ERR_PARAMS'],
    'what makes its pattern backtrack': [`host.plugins.call('calm.params', 'strict', { a: 'a'.repeat(99) + 'b' })`, 'HP_ERR_PARAMS'],
    'megabytes': [`host.plugins.call('calm.params', 'echo', 'x'.repeat(2000000))`, 'HP_ERR_PARAMS'],
  }, {
    capabilities: asked.capabilities ?? {}, manifest: { optionalDependencies: asked.optionalDependencies ?? {} },
    others: [{
      manifest: { ...callee.manifest, contributes: { ...callee.manifest.contributes, exports: [...callee.manifest.contributes?.exports ?? [], strict] } },
      main: callee.main.replace('exports: {', 'exports: { strict: () => true,'),
    }],
  }),
}
