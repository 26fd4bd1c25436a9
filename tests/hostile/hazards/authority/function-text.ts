import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the text of every function of the runtime',
  why: 'it is the host\'s source, and may name its files',
  plugins: [reporter('function-text', `const textOf = Object.getPrototypeOf(() => 1).toString
const functions = Reflect.ownKeys(globalThis).map((name) => globalThis[name]).filter((one) => typeof one === 'function')
found.texts = functions.flatMap((one) => [one, ...Object.values(Object.getOwnPropertyDescriptors(one.prototype ?? {})).map(({ value }) => value)])
  .filter((one) => typeof one === 'function').map((one) => textOf.call(one)).filter((text) => /(?:file:|node:|\\/)(?:home|root|work|tmp|usr|internal)\\b/.test(text))`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { texts: [] }),
}
