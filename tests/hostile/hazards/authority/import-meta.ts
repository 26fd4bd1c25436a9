import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'what import.meta knows',
  why: 'Node puts paths and a resolver there',
  plugins: [reporter('import-meta', `attempt('keys', () => Reflect.ownKeys(import.meta).length)
attempt('url', () => String(import.meta.url))`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { keys: 0, url: 'undefined' }),
}
