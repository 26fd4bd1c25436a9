import fc from 'fast-check'
import { test } from 'tap'
import { MAX_PARAMS_DEPTH, MAX_PARAMS_LENGTH, MAX_PARAMS_VALUES, parseParams } from '../../../host/capabilities/parse-params.ts'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

test('parseParams() reads what JSON.parse reads', async (t) => {
  fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => {
    if (/__proto__|constructor/.test(text)) return
    t.strictSame(parseParams(text, 'm'), JSON.parse(text))
  }), { numRuns: 200 })
})

test('parseParams() counts brackets, and not those in strings', async (t) => {
  t.doesNotThrow(() => parseParams(nested(MAX_PARAMS_DEPTH), 'm'))
  t.throws(() => parseParams(nested(MAX_PARAMS_DEPTH + 1), 'm'), { code: 'HP_ERR_PARAMS', message: /64 levels/ })
  t.strictSame(parseParams(JSON.stringify({ a: '['.repeat(200) }), 'm'), { a: '['.repeat(200) })
  t.strictSame(parseParams(JSON.stringify(['\\', `"${'['.repeat(200)}`, '\\"']), 'm'), ['\\', `"${'['.repeat(200)}`, '\\"'])
  t.throws(() => parseParams(`["\\"",${nested(70)}]`, 'm'), { message: /64 levels/ }, 'an escaped quote does not hide what follows')
  t.throws(() => parseParams(`["\\\\",${nested(70)}]`, 'm'), { message: /64 levels/ }, 'neither does an escaped backslash')
})

test('parseParams() counts values, and not what stands in strings', async (t) => {
  const many = (times: number): string => `[${'{},'.repeat(times)}1]`
  t.equal((parseParams(many(40_000), 'm') as unknown[]).length, 40_001)
  t.throws(() => parseParams(many(MAX_PARAMS_VALUES), 'm'), { code: 'HP_ERR_PARAMS', message: /100000 values/ })
  t.throws(() => parseParams(`[${'1,'.repeat(MAX_PARAMS_VALUES)}1]`, 'm'), { message: /100000 values/ })
  t.doesNotThrow(() => parseParams(JSON.stringify([',{['.repeat(MAX_PARAMS_VALUES)]), 'm'))
})

const REFUSED = [
  '', ' ', '{', '{]', '{"a":1,}', 'undefined', 'NaN', "{'a':1}", '{"a":1}{"b":2}', '"unterminated', '{"__proto__":1}', '{"a":{"__proto__":{}}}', '{"__pr\\u006fto__":1}',
  '[{"constructor":{"prototype":{}}}]', `{"a":"${'x'.repeat(MAX_PARAMS_LENGTH)}"}`, '['.repeat(1_000_000),
]

for (const text of REFUSED) {
  test(`parseParams() refuses ${JSON.stringify(text.slice(0, 40))}`, async (t) => {
    t.throws(() => parseParams(text, 'storage.set'), { code: 'HP_ERR_PARAMS', details: { method: 'storage.set' } })
  })
}

test('parseParams() does not repeat the text in its message', async (t) => {
  t.throws(() => parseParams('{"password":"hunter2"', 'm'), { message: /^((?!hunter2).)*$/ })
})
