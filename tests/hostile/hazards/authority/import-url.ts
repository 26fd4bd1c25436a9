import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a dynamic import of URLs',
  why: 'they hold code themselves, or fetch it',
  plugins: [reporter('import-url', `for (const name of ['data:text/javascript,export default 7', 'https://example.org/x.js', 'blob:null/1', 'javascript:7', 'hardpoint:runtime']) {
  found[name] = await import(name).then(() => 'imported', (error) => error instanceof Error ? 'refused' : typeof error)
}`)],
  codes: ['answered'],
  check: ({ body }) => {
    assert.ok(Object.keys(body).length > 0)
    assert.deepEqual(Object.entries(body).filter(([, came]) => came !== 'refused'), [])
  },
}
