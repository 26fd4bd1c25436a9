import { HardpointError } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { corrupt, parseJson } from '../../../registry/layout/parse-json.ts'
import { errorOf } from '../_fixtures.ts'

const ORIGIN = { registry: 'here', what: 'that' }
const parse = (text: string | Uint8Array) => parseJson(Buffer.from(text as string), ORIGIN, (value) => value)

test('parseJson() hands the value on', (t) => {
  t.same(parse('{"a":[1,"é"]}'), { a: [1, 'é'] })
  t.end()
})

test('parseJson() refuses, without the registry\'s own words', async (t) => {
  const cases: readonly [string, string | Uint8Array][] = [
    ['HTML', '<html>SECRET</html>'],
    ['nothing', ''],
    ['half a text', '{"a":'],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['__proto__', '{"a":{"__proto__":{"SECRET":1}}}'],
    ['__proto__, escaped', '{"\\u005f_proto__":{"SECRET":1}}'],
    ['a name twice', '{"a":1,"a":2}'],
    ['a byte order mark', '\ufeff{}'],
    ['deep nesting', '['.repeat(60_000)],
  ]
  for (const [name, text] of cases) {
    const error = await errorOf(() => parse(text))
    t.match(error, { code: 'HP_ERR_REGISTRY_CORRUPT', details: { ...ORIGIN, problem: String } }, name)
    t.notMatch(JSON.stringify(error), 'SECRET', name)
  }
})

test('parseJson() words a document\'s violation, and lets other errors pass', async (t) => {
  const invalid = new HardpointError('HP_ERR_DOCUMENT_INVALID', { document: 'X', pointer: '/\u001b[2K', problem: 'is wrong' })
  t.match(await errorOf(() => parseJson(Buffer.from('1'), ORIGIN, () => { throw invalid })),
    { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: '/\ufffd[2K is wrong' } })
  const other = new TypeError('ours')
  t.throws(() => parseJson(Buffer.from('1'), ORIGIN, () => { throw other }), other)
})

test('corrupt() names registry and file', (t) => {
  t.equal(corrupt(ORIGIN, 'it is odd').message, 'The registry here answered with something unusable for that: it is odd.')
  t.end()
})
