import fc from 'fast-check'
import { test } from 'tap'
import { assertBoundedSchema, BOUNDS, patternBudget } from '../../../schemas/untrusted/mod.ts'

type Json = Record<string, unknown>

const nested = (levels: number): Json => levels === 0 ? {} : { items: nested(levels - 1) }
const refs = (levels: number): Json => Object.fromEntries(Array.from({ length: levels }, (_, index) => {
  const next = { $ref: `#/$defs/A${index + 1}` }
  return [`A${index}`, index === levels - 1 ? { type: 'string' } : { anyOf: [next, next] }]
}))

const TAKEN: readonly (readonly [name: string, schema: unknown])[] = [
  ['nothing', {}],
  ['a body', { type: 'object', required: ['a'], additionalProperties: false, properties: { a: { type: 'string', pattern: '^[a-z]+$', maxLength: 10 }, b: { enum: ['x', 1, null, true] } } }],
  ['every type at once', { type: ['string', 'null'], description: 'd', title: 't', $comment: 'c', default: { a: [1] }, examples: [1], deprecated: true, readOnly: true, writeOnly: false }],
  ['definitions', { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: { Amount: { type: 'string' } }, properties: { a: { $ref: '#/$defs/Amount' }, b: { $ref: '#/$defs/Amount', description: 'd' } } }],
  ['definitions of definitions', { $defs: { A: { items: { $ref: '#/$defs/B' } }, B: { not: {} } }, $ref: '#/$defs/A' }],
  ['lists', { type: 'array', prefixItems: [{ const: 1 }, true], items: false, minItems: 1, maxItems: 256, uniqueItems: true }],
  ['numbers', { minimum: -1.5, maximum: 10, exclusiveMinimum: 0, exclusiveMaximum: 1e9, multipleOf: 0.5, minLength: 0 }],
  ['branches', { anyOf: [{}, true], oneOf: [{ type: 'null' }], allOf: [{ minProperties: 0, maxProperties: 3 }], propertyNames: { maxLength: 3 } }],
  ['words in properties that are keywords elsewhere', { properties: { $ref: { type: 'string' }, $id: {}, if: {}, toString: {}, hasOwnProperty: {}, pattern: {} } }],
  ['as much depth as allowed', nested(BOUNDS.depth - 1)],
  ['a few levels of doubled references', { $defs: refs(8), $ref: '#/$defs/A0' }],
]

for (const [name, schema] of TAKEN) {
  test(`assertBoundedSchema() takes ${name}`, async (t) => {
    t.doesNotThrow(() => assertBoundedSchema(schema, '/config'))
  })
}

/** A schema each that would cost the kernel memory, time, its stack, or read what it must not; and where it is refused. */
const HOSTILE: readonly (readonly [name: string, schema: unknown, pointer: string])[] = [
  ['no object', true, ''], ['null', null, ''], ['a list', [], ''], ['a text', '{}', ''],
  ['references that double at each level', { $defs: refs(40), $ref: '#/$defs/A0' }, '/$defs/A29'],
  ['doubling references that nothing uses', { $defs: refs(40) }, '/$defs/A29'],
  ['a schema that refers to itself', { $defs: { A: { items: { $ref: '#/$defs/A' } } } }, '/$defs/A/items/$ref'],
  ['a circle of references', { $defs: { A: { not: { $ref: '#/$defs/B' } }, B: { not: { $ref: '#/$defs/A' } } } }, '/$defs/B/not/$ref'],
  ['a reference to the root', { properties: { a: { $ref: '#' } } }, '/properties/a/$ref'],
  ['a reference to another document', { $ref: 'https://example.com/schema.json' }, '/$ref'],
  ['a reference to a file', { $ref: 'file:///etc/passwd' }, '/$ref'],
  ['a reference to one of ours', { $ref: 'https://hardpoint.dev/schemas/manifest.schema.json' }, '/$ref'],
  ['a reference into a definition', { $defs: { A: { enum: [{}] } }, $ref: '#/$defs/A/enum/0' }, '/$ref'],
  ['a reference through the prototype', { $ref: '#/$defs/constructor' }, '/$ref'],
  ['a reference to nothing', { $ref: '#/$defs/Missing' }, '/$ref'],
  ['a reference with escapes', { $defs: { A: {} }, $ref: '#/%24defs/A' }, '/$ref'],
  ['$dynamicRef', { $dynamicRef: '#a' }, '/$dynamicRef'],
  ['$anchor', { $anchor: 'a' }, '/$anchor'],
  ['$id', { $id: 'https://hardpoint.dev/schemas/manifest.schema.json' }, '/$id'],
  ['$vocabulary', { $vocabulary: {} }, '/$vocabulary'],
  ['another draft', { $schema: 'http://json-schema.org/draft-07/schema#' }, '/$schema'],
  ['$data', { minimum: { $data: '/a' } }, '/minimum'],
  ['$data as a keyword', { $data: '/a' }, '/$data'],
  ['if', { if: true, else: false }, '/if'],
  ['patternProperties', { patternProperties: { '(a+)+$': {} } }, '/patternProperties'],
  ['unevaluatedProperties', { unevaluatedProperties: false }, '/unevaluatedProperties'],
  ['contains', { contains: {} }, '/contains'],
  ['dependentSchemas', { dependentSchemas: {} }, '/dependentSchemas'],
  ['definitions further in', { properties: { a: { $defs: {} } } }, '/properties/a/$defs'],
  ['a custom keyword', { 'x-run': 'process.exit()' }, '/x-run'],
  ['a keyword of ajv', { nullable: true }, '/nullable'],
  ['discriminator', { discriminator: { propertyName: 'a' } }, '/discriminator'],
  ['__proto__ as a keyword', JSON.parse('{"__proto__":{"type":"string"}}'), '/__proto__'],
  ['__proto__ as a property', { properties: JSON.parse('{"__proto__":{"type":"string"}}') as unknown }, '/properties/__proto__'],
  ['constructor as a property', { properties: { constructor: {} } }, '/properties/constructor'],
  ['__proto__ as a definition', { $defs: JSON.parse('{"__proto__":{}}') as unknown }, '/$defs/__proto__'],
  ['__proto__ that is required', { required: ['__proto__'] }, '/required'],
  ['a look-ahead', { pattern: '^(?=.*a)' }, '/pattern'],
  ['a look-behind', { pattern: '(?<=a)b' }, '/pattern'],
  ['a back-reference', { pattern: '(a)\\1' }, '/pattern'],
  ['a pattern that is not one', { pattern: '[' }, '/pattern'],
  ['a long pattern', { pattern: 'a'.repeat(257) }, '/pattern'],
  ['a pattern with huge repeats', { pattern: '(a{1000}){1000}' }, '/pattern'],
  ['a pattern that unrolls', { pattern: '((a{10}){10}){10}b{900}' }, '/pattern'],
  ['a pattern that is no text', { pattern: { test: 1 } }, '/pattern'],
  ['a pattern in a name rule', { propertyNames: { pattern: '(a)\\1' } }, '/propertyNames/pattern'],
  ['a format of ajv-formats', { format: 'regex' }, '/format'],
  ['a format by a prototype\'s name', { format: 'constructor' }, '/format'],
  ['uniqueItems without a bound', { uniqueItems: true }, '/uniqueItems'],
  ['uniqueItems with a large bound', { uniqueItems: true, maxItems: 257 }, '/uniqueItems'],
  ['a huge enum', { enum: Array.from({ length: 257 }, (_, index) => index) }, '/enum'],
  ['an empty enum', { enum: [] }, '/enum'],
  ['an enum of objects', { enum: [{ a: 1 }] }, '/enum'],
  ['an enum with a value twice', { enum: [1, 1] }, '/enum'],
  ['an enum with a long text', { enum: ['a'.repeat(1025)] }, '/enum'],
  ['const with an object', { const: {} }, '/const'],
  ['many branches', { anyOf: Array.from({ length: 33 }, () => ({})) }, '/anyOf'],
  ['no branches', { oneOf: [] }, '/oneOf'],
  ['branches that are no list', { allOf: { length: 1e9 } }, '/allOf'],
  ['branches of branches', { anyOf: Array.from({ length: 32 }, () => ({ anyOf: Array.from({ length: 32 }, () => ({ anyOf: [{}, {}] })) })) }, ''],
  ['many properties', { properties: Object.fromEntries(Array.from({ length: 257 }, (_, index) => [`p${index}`, {}])) }, '/properties'],
  ['a long property name', { properties: { ['a'.repeat(129)]: {} } }, `/properties/${'a'.repeat(128)}`],
  ['properties that are no object', { properties: [] }, '/properties'],
  ['a property that is no schema', { properties: { a: 1 } }, '/properties/a'],
  ['many required names', { required: Array.from({ length: 257 }, (_, index) => `p${index}`) }, '/required'],
  ['a required name twice', { required: ['a', 'a'] }, '/required'],
  ['required names that are none', { required: [1] }, '/required'],
  ['an unknown type', { type: 'function' }, '/type'],
  ['a type twice', { type: ['null', 'null'] }, '/type'],
  ['a bound that is infinite', { maximum: Number.POSITIVE_INFINITY }, '/maximum'],
  ['a bound that is a text', { minimum: '1' }, '/minimum'],
  ['a negative length', { maxLength: -1 }, '/maxLength'],
  ['multipleOf zero', { multipleOf: 0 }, '/multipleOf'],
  ['a long description', { description: 'a'.repeat(1025) }, '/description'],
  ['a large schema', { examples: Array.from({ length: 70 }, () => 'a'.repeat(1000)) }, ''],
  ['deep schemas', nested(BOUNDS.depth), ''],
  ['very deep schemas', nested(5000), ''],
  ['a deep default', { default: JSON.parse('['.repeat(3000) + ']'.repeat(3000)) as unknown }, ''],
]

for (const [name, schema, pointer] of HOSTILE) {
  test(`assertBoundedSchema() refuses ${name}`, async (t) => {
    t.throws(() => assertBoundedSchema(schema, '/config'), { code: 'HP_ERR_SCHEMA_REFUSED', details: { pointer: new RegExp(`^${RegExp.escape(`/config${pointer}`)}`) } })
  })
}

test('assertBoundedSchema() takes or refuses any JSON, with our code', async (t) => {
  fc.assert(fc.property(fc.jsonValue(), (schema) => {
    try { assertBoundedSchema(schema, ''); return true } catch (error) { return (error as { code?: string }).code === 'HP_ERR_SCHEMA_REFUSED' }
  }))
  t.pass()
})

test('assertBoundedSchema() bounds all patterns of a schema together, and of several schemas that share an account', async (t) => {
  const patterns = (count: number): Json => ({ properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { pattern: `x{1000}${index}` }])) })
  t.doesNotThrow(() => assertBoundedSchema(patterns(64), '/config'))
  t.throws(() => assertBoundedSchema(patterns(66), '/config'), { code: 'HP_ERR_SCHEMA_REFUSED', details: { pointer: '/config/properties/p65/pattern' } })
  const shared = patternBudget()
  t.doesNotThrow(() => assertBoundedSchema(patterns(40), '/a', shared))
  t.throws(() => assertBoundedSchema(patterns(40), '/b', shared), { code: 'HP_ERR_SCHEMA_REFUSED', details: { problem: /together/ } })
})
