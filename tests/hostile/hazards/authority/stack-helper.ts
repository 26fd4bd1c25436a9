import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the stack of an error made while the cell works for the plugin',
  why: 'its frames are the cell\'s, with paths of the machine',
  plugins: [reporter('stack-helper', `attempt('url', () => { try { new URL({ toString() { return new Error('url').stack } }) } catch (error) { return error.stack } })
attempt('message', () => { try { new URL('no url') } catch (error) { return error.message + error.stack } })
attempt('random', () => { try { crypto.getRandomValues(new Uint8Array(1e6)) } catch (error) { return error.message + error.stack } })`)],
  codes: ['answered'],
  check: ({ body }) => {
    for (const value of Object.values(body)) assert.doesNotMatch(String(value), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:|isolated-vm/m)
  },
}
