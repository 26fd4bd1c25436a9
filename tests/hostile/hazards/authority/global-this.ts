import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the global object, by a function that is called without one',
  why: 'sloppy code gets it for `this`',
  plugins: [reporter('global-this', `attempt('this', () => (function () { return this === undefined })())
attempt('bound', () => [1].map(Array.prototype.at.bind(undefined)).length)
attempt('getter', () => { 'use sloppy'; return Object.getOwnPropertyDescriptor({ get x() { return this === undefined } }, 'x').get.call(undefined) })`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { this: true, bound: 'TypeError', getter: true }),
}
