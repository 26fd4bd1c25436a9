import assert from 'node:assert/strict'
import { rogue, type Hazard, type RawPlugin } from '../../_hazard.ts'
import { calling } from './_vault.ts'

const LENGTH = 12
const id = (nth: number): string => `deep.p${nth}`
const links = Array.from({ length: LENGTH }, (_, nth): RawPlugin => ({
  manifest: { id: id(nth), ...(nth === LENGTH - 1 ? {} : calling({ [id(nth + 1)]: ['next'] })), contributes: { exports: [{ id: 'next' }] } },
  main: `export default { exports: { next: async (path, { plugins }) => { try { return plugins === undefined ? path : await plugins.call('${id(nth + 1)}', 'next', path + 1) } catch ({ code }) { return { code, at: path } } } } }`,
}))

export const hazard: Hazard = {
  title: 'a chain of twelve plugins, each of which calls the next',
  why: 'each link holds a place, a timer and memory in the kernel for as long as the last one runs',
  plugins: [rogue('chain', `async (request, { plugins }) => Response.json(await plugins.call('${id(0)}', 'next', 1))`, { manifest: calling({ [id(0)]: ['next'] }) }), ...links],
  codes: ['HP_ERR_CALL_DEPTH'],
  check({ body }) {
    assert.deepEqual(body, { code: 'HP_ERR_CALL_DEPTH', at: 7 })
  },
}
