import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the stack of an error of the host\'s',
  why: 'it was made in the kernel',
  plugins: [reporter('stack-host-error', `found.rejected = await fetch('https://example.org/').catch((error) => \`\${error.stack}\${error.message}\${JSON.stringify(error.details)}\`)`)],
  codes: ['answered'],
  check: ({ body }) => {
    for (const value of Object.values(body)) assert.doesNotMatch(String(value), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:|isolated-vm/m)
  },
}
