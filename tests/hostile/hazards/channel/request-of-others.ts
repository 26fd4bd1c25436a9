import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'capability calls in the name of calls of others',
  why: 'a call is made with the rights of whose it is',
  plugins: [forger('request-of-others',
    `forge((id, text) => Array.from({ length: 50 }, (_, n) => n === Number(id) ? '' : say('request', 7, n, 'log.info', '{"message":"forged"}')).reduce((a, b) => a + b) + text)`)],
  codes: ['answered'],
  check: async (_outcome, ground) => assert.doesNotMatch(await ground.logs(), /"forged"/),
}
