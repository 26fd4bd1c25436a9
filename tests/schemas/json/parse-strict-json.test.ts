import fc from 'fast-check'
import { test } from 'tap'
import { parseStrictJson } from '../../../schemas/json/parse-strict-json.ts'

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)

const TAKEN: readonly string[] = [
  '{}', '[]', 'null', '0', '"a"', ' { "a" : [ 1 , 2.5 , -3e2 , true , null , "b" ] } ', '{"a":{"a":{"a":1}}}', '[{"a":1},{"a":1}]', '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  '{"\\\\":1,"\\"":2}', '{"a":[],"b":{}}', '9007199254740991', '-9007199254740991', '0.1', '{"constructor":1}', '"\\ud83d\\ude00"', '"[[[[[[[[[["', deep(64),
]

for (const text of TAKEN) {
  test(`parseStrictJson() takes ${text.slice(0, 60)}`, async (t) => {
    t.strictSame(parseStrictJson(text, 'x'), JSON.parse(text))
  })
}

const REFUSED: readonly (readonly [name: string, text: string | Uint8Array, pointer: string])[] = [
  ['a name twice', '{"a":1,"a":2}', '/a'],
  ['a name twice with the same value', '{"a":1,"a":1}', '/a'],
  ['a name twice further in', '{"files":[0,{"main.js":1,"b":{},"main.js":2}]}', '/files/1/main.js'],
  ['a name twice in two spellings', '{"tier":"pro","\\u0074ier":"free"}', '/tier'],
  ['a name twice around an object', '{"a":{"b":1},"a":{"b":1}}', '/a'],
  ['an empty name twice', '{"":1,"":2}', '/'],
  ['__proto__', '{"__proto__":{"admin":true}}', '/__proto__'],
  ['__proto__ in escapes', '{"a":{"__pr\\u006fto__":1}}', '/a/__proto__'],
  ['an integer that a double cannot hold', '{"a":9007199254740993}', '/a'],
  ['a large integer', '[1e300]', '/0'],
  ['a number that is infinite', '[0,[1e999]]', '/1/0'],
  ['a negative infinite number', '-1e999', '/'],
  ['a lone surrogate', '{"a":"\\ud83d"}', '/a'],
  ['a lone surrogate in a name', '{"a":{"\\ude00":1}}', '/a'],
  ['a byte-order mark', '\ufeff{}', '/'],
  ['a byte-order mark in bytes', Buffer.from('\ufeff{}'), '/'],
  ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), '/'],
  ['overlong UTF-8', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22), '/'],
  ['a surrogate in UTF-8', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), '/'],
  ['more depth than allowed', deep(65), '/'],
  ['depth that would overflow the stack', '['.repeat(1_000_000), '/'],
  ['depth in objects', '{"a":'.repeat(65) + '1' + '}'.repeat(65), '/'],
  ['a comment', '{/**/}', '/'],
  ['a trailing comma', '[1,]', '/'],
  ['single quotes', "{'a':1}", '/'],
  ['two values', '{} {}', '/'],
  ['nothing', '', '/'],
  ['NaN', '[NaN]', '/'],
  ['a leading zero', '[01]', '/'],
  ['a control character', '"\u0001"', '/'],
]

for (const [name, text, pointer] of REFUSED) {
  test(`parseStrictJson() refuses ${name}`, async (t) => {
    t.throws(() => parseStrictJson(text, 'a.json'), { code: 'HP_ERR_DOCUMENT_INVALID', details: { document: 'a.json', pointer } })
  })
}

test('parseStrictJson() does not repeat what it read in its error', async (t) => {
  try {
    parseStrictJson('{"privateKey":"c2VjcmV0" oops}', 'key.json')
    t.fail('taken')
  } catch (error) {
    t.notOk(JSON.stringify(error).includes('c2VjcmV0'))
    t.notOk(String(error).includes('c2VjcmV0'))
  }
})

test('parseStrictJson() agrees with JSON.parse on everything JSON.stringify writes', async (t) => {
  const value = fc.jsonValue({ maxDepth: 6 }).filter((any) => !JSON.stringify(any).includes('__proto__'))
  fc.assert(fc.property(value, fc.nat(4), (any, indent) => {
    const text = JSON.stringify(any, null, indent)
    try {
      return JSON.stringify(parseStrictJson(text, 'x')) === JSON.stringify(JSON.parse(text))
    } catch (error) {
      return /double|character/.test(String(error)) // What strict means: fast-check makes large numbers too.
    }
  }))
  t.pass()
})

test('parseStrictJson() finds a repeated name anywhere', async (t) => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((any) => any !== '__proto__' && any.isWellFormed())
  fc.assert(fc.property(name, fc.array(name, { maxLength: 5 }), (repeated, path) => {
    const inner = `{${JSON.stringify(repeated)}:[{}],${JSON.stringify(repeated)}:"}"}`
    const text = path.reduceRight((value, step) => `[0,{${JSON.stringify(step)}:${value}}]`, inner)
    try { parseStrictJson(text, 'x'); return false } catch (error) { return /is there twice/.test(String(error)) }
  }))
  t.pass()
})
