import { test } from 'tap'
import { parseQuery } from '../../../host/http/parse-query.ts'

test('parseQuery() gives strings, and arrays for repeated names', async (t) => {
  t.same({ ...parseQuery('a=1&b=&a=2&a=3&c') }, { a: ['1', '2', '3'], b: '', c: '' })
  t.same({ ...parseQuery('') }, {})
  t.same({ ...parseQuery('a=%C3%BC+x') }, { a: 'ü x' })
})

test('parseQuery() has no prototype and makes none', async (t) => {
  const query = parseQuery('constructor=1&toString=2&hasOwnProperty=3')
  t.equal(Object.getPrototypeOf(query), null)
  t.same(Object.keys(query), ['constructor', 'toString', 'hasOwnProperty'])
  t.equal(parseQuery('a=1')['constructor'], undefined)
  for (const text of ['__proto__=1', '__proto__[x]=1&__proto__=2', '%5f_proto__=1']) {
    t.throws(() => parseQuery(text), { code: 'HP_ERR_BODY_INVALID', details: { pointer: '/__proto__' } }, text)
  }
})

test('parseQuery() bounds the number of parameters', async (t) => {
  t.throws(() => parseQuery(Array.from({ length: 129 }, (_, index) => `p${index}`).join('&')), { code: 'HP_ERR_BODY_INVALID' })
  t.throws(() => parseQuery('a&'.repeat(129)), { code: 'HP_ERR_BODY_INVALID' }, 'the same one too')
})
