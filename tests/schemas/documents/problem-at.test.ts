import { test } from 'tap'
import { problemAt } from '../../../schemas/documents/problem-at.ts'
import type { ValidationProblem } from '../../../schemas/gen/validators.js'

const CASES: readonly (readonly [name: string, error: ValidationProblem | undefined, pointer: string, problem: string])[] = [
  ['nothing', undefined, '/', 'is not valid'],
  ['a missing property', { instancePath: '/a', keyword: 'required', params: { missingProperty: 'b' } }, '/a/b', 'is required'],
  ['a missing property at the root', { instancePath: '', keyword: 'required', params: { missingProperty: 'b' } }, '/b', 'is required'],
  ['one too many', { instancePath: '', keyword: 'additionalProperties', params: { additionalProperty: 'x/y~z' } }, '/x~1y~0z', 'is not a known property'],
  ['a name', { instancePath: '/deps', keyword: 'propertyNames', params: { propertyName: 'A' } }, '/deps/A', 'is not a valid name'],
  ['a rule that a name breaks', { instancePath: '/deps', keyword: 'maxLength', propertyName: 'a/b', params: {}, message: 'must be short' }, '/deps/a~1b', 'is not a valid name: must be short'],
  ['a list of values', { instancePath: '/tier', keyword: 'enum', params: { allowedValues: ['free', 'pro'] } }, '/tier', 'must be one of ["free","pro"]'],
  ['one value', { instancePath: '', keyword: 'const', params: { allowedValue: 1 } }, '/', 'must be 1'],
  ['anything else', { instancePath: '/n', keyword: 'minimum', params: {}, message: 'must be >= 1' }, '/n', 'must be >= 1'],
  ['anything else without words', { instancePath: '', keyword: 'minimum', params: {} }, '/', 'minimum'],
]

for (const [name, error, pointer, problem] of CASES) {
  test(`problemAt() points at ${name}`, async (t) => {
    t.strictSame(problemAt(error), { pointer, problem })
  })
}
