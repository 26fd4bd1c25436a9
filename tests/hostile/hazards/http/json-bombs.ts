import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

const MB = 1_048_576

/** What a stranger sends to the route that a plugin opened for it. Made before, since making it takes longer than refusing it. */
const BOMBS: Readonly<Record<string, Buffer>> = {
  'tiny values': Buffer.from(`[${'{},'.repeat(5 * MB)}1]`),
  'numbers': Buffer.from(`[${'1,'.repeat(7 * MB)}1]`),
  'depth': Buffer.from('['.repeat(7 * MB)),
  'depth that is whole': Buffer.from(`${'['.repeat(7 * MB)}${']'.repeat(7 * MB)}`),
  'members': Buffer.from(`{${Array.from({ length: MB / 2 }, (_, at) => `"a${at}":1`).join(',')}}`),
}

export const hazard: Hazard = {
  title: 'a route that takes sixteen megabytes of JSON, and strangers who send them, of tiny values, deep or wide',
  why: 'the kernel parses a body once, to check it by the plugin\'s own schema, on its one thread',
  plugins: [rogue('bombs', '() => new Response()', {
    manifest: { contributes: { routes: [{ id: 'attack', method: 'POST', path: '/attack', access: 'public', maxBodyBytes: 16_777_216, body: {} }] } },
  })],
  async drive(ground) {
    const headers = { 'content-type': 'application/json' }
    for (const [name, body] of Object.entries(BOMBS)) {
      const { code } = await ground.ask({ method: 'POST', headers, body, as: 'stranger' })
      assert.ok(code === 'HP_ERR_BODY_INVALID' || code === 'HP_ERR_BODY_SYNTAX', `${name}: ${String(code)}`)
    }
    return ground.ask({ method: 'POST', headers, body: BOMBS['tiny values'] ?? '' })
  },
  codes: ['HP_ERR_BODY_INVALID'],
}
