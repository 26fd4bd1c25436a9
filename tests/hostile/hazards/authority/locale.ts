import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the machine\'s time zone and language',
  why: 'they tell where the host stands',
  plugins: [reporter('locale', `found.zone = Intl.DateTimeFormat().resolvedOptions().timeZone
found.here = new Date(0).getTimezoneOffset()`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { zone: 'UTC', here: 0 }),
}
