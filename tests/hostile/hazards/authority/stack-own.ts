import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the stack of an error of the plugin\'s',
  why: 'frames name files, and below the plugin\'s are others\'',
  plugins: [reporter('stack-own', `attempt('stack', () => new Error('here').stack)
attempt('later', () => Promise.reject)
found.later = await Promise.reject(new Error('later')).catch((error) => error.stack)`)],
  codes: ['answered'],
  check: ({ body }) => {
    assert.match(String(body['stack']), /plugin:rogue\.stack-own\/main\.js/)
    for (const value of Object.values(body)) assert.doesNotMatch(String(value), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:|isolated-vm/m)
  },
}
