import assert from 'node:assert/strict'
import { rogue, type Hazard, type RawPlugin } from '../../_hazard.ts'
import { calling } from './_vault.ts'

const again = (to: string): string => `(depth, { plugins }) => plugins.call('${to}', 'again', (depth ?? 0) + 1)`
const link = (id: string, to: string): RawPlugin => ({ manifest: { id, ...calling({ [to]: ['again'] }), contributes: { exports: [{ id: 'again' }] } }, main: `export default { exports: { again: ${again(to)} } }` })

export const hazard: Hazard = {
  title: 'plugins that call each other in a circle, a thousand times at once',
  why: 'each holds a place while it waits for the next: the circle waits for itself, for ever',
  plugins: [
    rogue('circle', `async (request, { plugins }) => {
  const codes = await Promise.all(Array.from({ length: 1000 }, () => plugins.call('rogue.second', 'again', 0).then(() => 'answered', ({ code }) => code)))
  return Response.json({ codes: [...new Set(codes)].sort() })
}`, { rest: `exports: { again: ${again('rogue.second')} }`, manifest: { ...calling({ 'rogue.second': ['again'] }), contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }], exports: [{ id: 'again' }] } } }),
    link('rogue.second', 'other.third'), link('other.third', 'rogue.circle'),
  ],
  codes: ['answered'],
  check({ body }) {
    const codes = body['codes'] as string[]
    assert.ok(codes.length > 0)
    // Refused in time, or before a place was free; what a callee threw is what its own callee was refused.
    for (const code of codes) assert.match(code, /^HP_ERR_(?:CALL_CYCLE|PLUGIN_THREW|CONCURRENCY|QUEUE_FULL|STOPPED)$/)
  },
}
