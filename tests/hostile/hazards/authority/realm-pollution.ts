import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'changed prototypes, looked for by a sibling in the same cell',
  why: 'one process runs both',
  plugins: [rogue('realm-pollution', '() => { Object.prototype.polluted = true; Array.prototype.polluted = true; JSON.parse = () => ({ polluted: true }); return Response.json({}) }'),
    rogue('realm-sibling', `() => Response.json({ polluted: 'polluted' in {}, parsed: JSON.parse('1') })`)],
  drive: async (ground) => {
    await ground.ask()
    return ground.ask({ plugin: 'rogue.realm-sibling' })
  },
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { polluted: false, parsed: 1 }),
}
