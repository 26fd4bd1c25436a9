import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the stack of an overflow',
  why: 'its frames are where the stack ended: maybe the host\'s',
  plugins: [reporter('stack-overflow',
    `attempt('overflow', () => { const again = () => again(); try { again() } catch (error) { return error.stack } })
attempt('in a helper', () => { const again = () => { try { return again() } catch { return new URL('https://example.org/').href } }; try { return again() } catch (error) { return error.stack } })`)],
  codes: ['answered'],
  check: ({ body }) => {
    for (const value of Object.values(body)) assert.doesNotMatch(String(value), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:|isolated-vm/m)
  },
}
