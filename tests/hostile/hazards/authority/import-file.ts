import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a dynamic import of files',
  why: 'it is resolved when it is called, maybe by Node',
  plugins: [reporter('import-file', `for (const name of ['./main.js', 'plugin:rogue.import-file/main.js', 'file:///etc/passwd', '/etc/passwd', '../../plugin.json']) {
  found[name] = await import(name).then(() => 'imported', (error) => error instanceof Error ? 'refused' : typeof error)
}`)],
  codes: ['answered'],
  check: ({ body }) => {
    assert.ok(Object.keys(body).length > 0)
    assert.deepEqual(Object.entries(body).filter(([, came]) => came !== 'refused'), [])
  },
}
