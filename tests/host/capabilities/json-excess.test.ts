import fc from 'fast-check'
import { test } from 'tap'
import { jsonExcess } from '../../../host/capabilities/json-excess.ts'

function depthOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0
}

function valuesOf(value: unknown): number {
  return 1 + (typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, inner) => sum + valuesOf(inner), 0) : 0)
}

test('jsonExcess() finds depth exactly and values at least, whatever stands in strings', async (t) => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
    const [text, depth, values] = [JSON.stringify(value), depthOf(value), valuesOf(value)]
    t.equal(jsonExcess(text, { depth, values: Infinity }), undefined)
    t.equal(jsonExcess(text, { depth: depth - 1, values: Infinity }), 'depth' )
    t.equal(jsonExcess(text, { depth, values: 2 * values }), undefined)
    t.equal(jsonExcess(text, { depth, values: values - 1 }), 'values')
  }), { numRuns: 200 })
})

test('jsonExcess() is not led astray by quotes and backslashes', async (t) => {
  t.equal(jsonExcess(JSON.stringify(['[{,', '\\"[', '"', '\\']), { depth: 1, values: 5 }), undefined)
  t.equal(jsonExcess('["\\\\",[[1]]]', { depth: 2, values: 99 }), 'depth', 'an escaped backslash ends no escape')
})

test('jsonExcess() measures text that is no JSON too', async (t) => {
  for (const text of ['', '"[[[', ']]]]', '"\\']) t.equal(jsonExcess(text, { depth: 0, values: 1 }), undefined)
})
