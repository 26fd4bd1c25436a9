import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the stacks of errors that the runtime makes',
  why: 'its frames are the host\'s code',
  plugins: [reporter('stack-runtime', `attempt('response', () => { try { new Response(null, { status: 7 }) } catch (error) { return error.stack } })
attempt('headers', () => { try { new Headers([['']]) } catch (error) { return error.stack } })
attempt('dom', () => { try { structuredClone(() => 1) } catch (error) { return String(error.stack) } })`)],
  codes: ['answered'],
  check: ({ body }) => {
    for (const value of Object.values(body)) assert.doesNotMatch(String(value), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:|isolated-vm/m)
  },
}
