import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the constructors put back where they were',
  why: 'what can be redefined can be undone',
  plugins: [reporter('code-put-back', `for (const [name, sample] of Object.entries({ plain: function () {}, later: async () => {}, steps: function* () {} })) {
  attempt(name, () => { Object.defineProperty(Object.getPrototypeOf(sample), 'constructor', { value: 1 }); return 'put back' })
  attempt(name + ' deleted', () => delete Object.getPrototypeOf(sample).constructor)
}`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, Object.fromEntries(['plain', 'later', 'steps'].flatMap((name) => [[name, 'TypeError'], [`${name} deleted`, 'TypeError']]))),
}
