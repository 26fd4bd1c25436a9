import assert from 'node:assert/strict'
import type { Ground, Outcome } from '../../_ground.ts'
import type { Hazard, RawPlugin } from '../../_hazard.ts'

/** An honest plugin of another publisher that keeps a secret. */
export function victim(id: string): RawPlugin {
  return {
    manifest: {
      id, capabilities: { storage: {} },
      contributes: { routes: [{ id: 'fill', method: 'POST', path: '/fill' }, { id: 'read', method: 'GET', path: '/read' }] },
    },
    main: `export default { routes: {
      fill: async (request, { storage }) => { await storage.set(['key'], 'THE-SECRET'); return new Response() },
      read: async (request, { storage }) => Response.json((await storage.list({ prefix: [] })).entries.map(({ key, value }) => [key, value])) } }`,
  }
}

/** The attack, between a secret that is kept and a look at whether it still is, and nobody else knows. */
export function besideSecret(id: string, hazard: Hazard): Hazard {
  const { drive = (ground) => ground.ask(), check, ...rest } = hazard
  return {
    ...rest,
    plugins: [...hazard.plugins, victim(id)],
    async drive(ground: Ground): Promise<Outcome> {
      await ground.ask({ plugin: id, path: '/fill', method: 'POST' })
      return drive(ground)
    },
    async check(outcome, ground) {
      await check?.(outcome, ground)
      assert.doesNotMatch(outcome.text, /THE-SECRET/)
      assert.equal((await ground.system.call('GET', `/p/${id}/read`)).text, '[[["key"],"THE-SECRET"]]')
    },
  }
}
