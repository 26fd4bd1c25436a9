import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a write to the parts of `context`',
  why: 'a frozen object may hold what is not frozen, and be shared by calls',
  plugins: [reporter('write-context-parts', `context.principal.roles.push('admin')
found.roles = context.principal.roles`)],
  drive: async (ground) => {
    await ground.ask({ as: 'stranger' })
    return ground.ask({ as: 'stranger' })
  },
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { roles: ['admin'] }),
}
