import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the stacks of errors that V8 and ICU make',
  why: 'frames name files of whoever called',
  plugins: [reporter('stack-native', `attempt('json', () => { try { JSON.parse('{') } catch (error) { return error.stack } })
attempt('intl', () => { try { new Intl.Locale('!') } catch (error) { return error.stack } })
attempt('regex', () => { try { new RegExp('(') } catch (error) { return error.stack } })`)],
  codes: ['answered'],
  check: ({ body }) => {
    for (const value of Object.values(body)) assert.doesNotMatch(String(value), /(?:^|[\s(])(?:file:\/\/)?\/[a-z]|node:|isolated-vm/m)
  },
}
