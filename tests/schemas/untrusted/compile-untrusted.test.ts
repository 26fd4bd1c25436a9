import fc from 'fast-check'
import { test } from 'tap'
import { assertBoundedSchema, compileUntrusted } from '../../../schemas/untrusted/mod.ts'

const TRANSFER = {
  type: 'object', additionalProperties: false, required: ['from', 'amount'],
  properties: {
    from: { type: 'string', pattern: '^acc_[0-9a-f]{8}$' },
    amount: { $ref: '#/$defs/Amount' },
    note: { type: ['string', 'null'], maxLength: 10 },
    at: { type: 'string', format: 'date-time' },
    tags: { type: 'array', uniqueItems: true, maxItems: 3, items: { enum: ['a', 'b', 'c'] } },
  },
  $defs: { Amount: { type: 'string', pattern: '^[0-9]+$' } },
}
const GOOD = { from: 'acc_0123abcd', amount: '100' }

const CASES: readonly (readonly [name: string, value: unknown, pointer: string | undefined])[] = [
  ['the least there can be', GOOD, undefined],
  ['everything there can be', { ...GOOD, note: null, at: '2026-11-20T00:00:00Z', tags: ['a', 'b'] }, undefined],
  ['a missing property', { from: GOOD.from }, '/amount'],
  ['a property too many', { ...GOOD, admin: true }, '/admin'],
  ['a pattern that is not met', { ...GOOD, from: 'acc_0123ABCD' }, '/from'],
  ['a pattern that must not end before the newline', { ...GOOD, amount: '100\n' }, '/amount'],
  ['the pattern of a definition, which is not the first one', { ...GOOD, amount: 'acc_0123abcd' }, '/amount'],
  ['a text that is too long', { ...GOOD, note: 'a'.repeat(11) }, '/note'],
  ['a format', { ...GOOD, at: 'yesterday' }, '/at'],
  ['an item twice', { ...GOOD, tags: ['a', 'a'] }, '/tags'],
  ['an item', { ...GOOD, tags: ['a', 'x'] }, '/tags/1'],
  ['a number for a text: nothing is coerced', { ...GOOD, amount: 100 }, '/amount'],
  ['null', null, '/'],
  ['a __proto__ of its own', JSON.parse('{"from":"acc_0123abcd","amount":"1","__proto__":{}}'), '/__proto__'],
]

const validate = compileUntrusted(TRANSFER, '/body')

for (const [name, value, pointer] of CASES) {
  test(`compileUntrusted() checks ${name}`, async (t) => {
    t.equal(validate(value)?.pointer, pointer)
  })
}

test('compileUntrusted() finds no required property on Object.prototype', async (t) => {
  const check = compileUntrusted({ type: 'object', required: ['toString', 'valueOf'] })
  t.match(check({}), { problem: 'is required' })
  t.equal(check({ toString: 1, valueOf: 1 }), undefined)
})

test('compileUntrusted() changes neither the schema nor the value', async (t) => {
  const schema = Object.freeze({ type: 'object', properties: Object.freeze({ a: Object.freeze({ type: 'integer', default: 7 }) }) })
  const value = Object.freeze({ b: '1' })
  t.equal(compileUntrusted(schema)(value), undefined)
  t.strictSame(value, { b: '1' })
})

test('compileUntrusted() matches patterns that backtrack in linear time', async (t) => {
  for (const pattern of ['^(a+)+$', '(x+x+)+y', '^(a|a)*$', '^(([a-z])+.)+[A-Z]([a-z])+$', '^(.*?,){11}P', '(a?){30}a{30}$']) {
    const check = compileUntrusted({ type: 'string', pattern })
    // 20,000 characters: a backtracking engine would not end within the age of the universe, and the test would time out.
    t.doesNotThrow(() => check(`${'a'.repeat(10_000)}${'x'.repeat(10_000)}!`), pattern)
  }
})

test('compileUntrusted() refuses text that costs more than a check may', async (t) => {
  const check = compileUntrusted({ type: 'string', pattern: '^(?:[a-z]?){200}$' })
  t.equal(check('abc'), undefined)
  t.match(check('a'.repeat(1_000_000)), { problem: /too much text/ })
  t.equal(check('abc'), undefined, 'each check has its own budget')
})

test('compileUntrusted() does not let many short texts, or a negation, around the budget', async (t) => {
  const many = compileUntrusted({ type: 'array', items: { type: 'string', pattern: '^(?:[a-z]?){200}$' } })
  t.match(many(Array.from({ length: 5000 }, () => 'a'.repeat(100))), { problem: /too much text/ })
  const negated = compileUntrusted({ not: { pattern: '^(?:[a-z]?){200}$' } })
  t.match(negated('a'.repeat(1_000_000)), { problem: /too much text/ })
})

test('compileUntrusted() refuses values whose check would take long', async (t) => {
  const branches = Array.from({ length: 30 }, (_, index) => ({ anyOf: Array.from({ length: 30 }, (_unused, inner) => ({ const: `${index}-${inner}` })) }))
  const check = compileUntrusted({ type: 'array', items: { anyOf: branches } })
  t.equal(check(['0-1', '29-29']), undefined)
  t.match(check(Array.from({ length: 1_000_000 }, () => 0)), { problem: /too large/ })
})

test('compileUntrusted() survives values that are deeper than the stack', async (t) => {
  const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000)) as unknown
  t.equal(compileUntrusted({ type: 'array' })(deep), undefined)
  t.match(compileUntrusted({ type: 'object' })(deep), { pointer: '/' })
})

test('compileUntrusted() refuses what assertBoundedSchema() refuses', async (t) => {
  t.throws(() => compileUntrusted({ $ref: '#' }, '/config'), { code: 'HP_ERR_SCHEMA_REFUSED', details: { pointer: '/config/$ref' } })
})

test('compileUntrusted() writes no code of the schema\'s choosing', async (t) => {
  const evil = ['"];globalThis.pwned=1;//`$', '{globalThis.pwned=1}\\u2028\n\''].join('')
  const check = compileUntrusted({
    type: 'object', title: evil, $comment: evil, properties: { [evil]: { const: evil }, b: { enum: [evil, `${evil}2`] } }, required: [evil], propertyNames: { pattern: '[^]?'.replace('[^]', '.') },
  })
  check({ [evil]: evil, b: evil })
  t.equal((globalThis as { pwned?: number }).pwned, undefined)
})

test('compileUntrusted() checks nested branches with prefixItems, where ajv wrote code that throws', async (t) => {
  const check = compileUntrusted({ anyOf: [{ anyOf: [{ anyOf: [{ prefixItems: [{}] }], not: {} }] }, { type: 'object' }] })
  t.equal(check({}), undefined)
  t.match(check(1), { pointer: '/' })
})

test('compileUntrusted() compiles every schema that is within bounds', async (t) => {
  const leaf = fc.constantFrom({}, { type: 'string', pattern: '^a+$' }, { type: 'integer', minimum: 1 }, { enum: [1, 'a', null] }, { type: 'string', format: 'date' }, true, false)
  const { schema } = fc.letrec<{ schema: unknown }>((tie) => ({
    schema: fc.oneof({ maxDepth: 4 }, leaf,
      fc.record({ items: tie('schema'), prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }, { requiredKeys: [] }),
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }), not: tie('schema') }, { requiredKeys: [] }),
      fc.record({ properties: fc.dictionary(fc.stringMatching(/^[a-z$"'\\/]{1,4}$/), tie('schema')), additionalProperties: tie('schema'), required: fc.constant(['a', 'toString']) }, { requiredKeys: [] })),
  }))
  fc.assert(fc.property(schema, fc.jsonValue(), (any, value) => {
    if (typeof any === 'boolean') return true
    assertBoundedSchema(any, '')
    return compileUntrusted(any)(value)?.problem !== 'cannot be checked against its schema'
  }), { numRuns: 200 })
  t.pass()
})

test('compileUntrusted() counts every comparison of uniqueItems: a large body is refused, not compared for seconds', async (t) => {
  const check = compileUntrusted({ type: 'array', maxItems: 256, uniqueItems: true })
  const items = (length: number) => Array.from({ length: 256 }, (_, index) => [index, ...Array.from({ length }, () => 0)])
  t.match(check(items(31_000)), { problem: 'is too large to be checked against its schema' })
  t.equal(check(items(100)), undefined)
  t.match(check([...items(100).slice(1), [1, ...Array.from({ length: 100 }, () => 0)]]), { problem: /NOT have duplicate items/ })
})
