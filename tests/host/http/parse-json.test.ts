import { test } from 'tap'
import { parseJson } from '../../../host/http/parse-json.ts'

test('parseJson() gives the value and the text as it came', async (t) => {
  const text = ' {"b":1,\n"a":[1.50, "ü"]} '
  t.same(parseJson(Buffer.from(text)), { text, value: { b: 1, a: [1.5, 'ü'] } })
  t.equal(parseJson(Buffer.from('\ufeff{}')).text, '{}', 'without a byte order mark, which JSON.parse refuses')
})

test('parseJson() refuses what is no JSON, without quoting it', async (t) => {
  const cases: [string, Uint8Array][] = [
    ['empty', Buffer.from('')],
    ['blank', Buffer.from('  \n')],
    ['cut', Buffer.from('{"SECRET":')],
    ['wrong', Buffer.from('{"SECRET": SECRET}')],
    ['two', Buffer.from('{}{}')],
    ['NaN', Buffer.from('NaN')],
    ['comment', Buffer.from('/* SECRET */ {}')],
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['overlong UTF-8', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['lone surrogate bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['__proto__', Buffer.from('{"__proto__": {"SECRET": 1}}')],
    ['__proto__ escaped', Buffer.from('{"\\u005f_proto__": {"SECRET": 1}}')],
    ['__proto__ deep', Buffer.from('[{"a": {"__proto__": 1}}]')],
    ['constructor.prototype', Buffer.from('{"constructor": {"prototype": {"SECRET": 1}}}')],
  ]
  for (const [name, bytes] of cases) {
    try {
      parseJson(bytes)
      t.fail(name)
    } catch (error) {
      t.match(error, { code: 'HP_ERR_BODY_SYNTAX', http: 400 }, name)
      t.notMatch(JSON.stringify(error), /SECRET/, name)
    }
  }
})

test('parseJson() parses no more values than the kernel has time for', async (t) => {
  t.throws(() => parseJson(Buffer.from(`[${'{},'.repeat(200_000)}1]`)), { code: 'HP_ERR_BODY_INVALID', details: { part: 'body', pointer: '/' } })
  t.doesNotThrow(() => parseJson(Buffer.from(JSON.stringify(['{},'.repeat(200_000)]))))
})
