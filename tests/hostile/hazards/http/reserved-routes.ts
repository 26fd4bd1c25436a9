import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'
import { request, send, told } from './_raw.ts'

const PATHS = ['/..', '/.', '/../api/v1/status', '/../../healthz', '/../calm.neighbour/count', '/healthz', '/api/v1/status', '/p/calm.neighbour/count', '/:id', '/:id/:rest', '/__proto__', '/constructor']

export const hazard: Hazard = {
  title: 'routes at paths of the host, of another plugin, of parents, and for everything',
  why: 'a route that is matched before the host\'s own would answer for its health, its admin API or a neighbour',
  plugins: [rogue('reserved', `() => new Response('STOLEN')`, {
    manifest: { contributes: { routes: PATHS.map((path, at) => ({ id: `r${at}`, method: 'GET' as const, path, access: 'public' as const })) } },
    routes: PATHS.map((_, at) => `r${at}: () => new Response('STOLEN')`).join(', '),
  })],
  async drive(ground) {
    for (const target of ['/healthz', '/api/v1/status', '/p/calm.neighbour/none', '/p/rogue.reserved/../../healthz', '/p/rogue.reserved/%2e%2e/api/v1/status', '/p/rogue.reserved/..', '/', '/p', '/p/']) {
      assert.doesNotMatch(await send(ground, request(target)), /STOLEN/, target)
    }
    assert.match(await send(ground, request('/p/rogue.reserved/healthz')), /STOLEN$/, 'its own path, below its own id')
    return told(await send(ground, request('/p/rogue.reserved/../../api/v1/status')))
  },
  codes: ['HP_ERR_REQUEST_INVALID'],
}
