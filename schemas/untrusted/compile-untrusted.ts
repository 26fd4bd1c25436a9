import type { CodeOptions, ValidateFunction } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { problemAt, type Problem } from '../documents/problem-at.ts'
import { HardpointError } from '../errors/mod.ts'
import { linearPattern } from './_linear-pattern.ts'
import { measureSchema } from './_measure-schema.ts'
import { valueSize } from './_value-size.ts'
import { BOUNDS, FORMATS } from './bounds.ts'

/** Checks one JSON value: undefined where it is valid, or the first violation. Never throws, never changes the value. */
export type UntrustedValidator = (value: unknown) => Problem | undefined

/** Steps left in the patterns of the check that runs now. */
interface Budget { steps: number }

/**
 * Makes a validator of a plugin's JSON Schema, after `assertBoundedSchema`.
 *
 * Nothing of the schema's choosing is unbounded: patterns run on RE2 in linear time, and value size times schema size
 * has a limit, as has the work of all patterns together, so that no body stops the kernel.
 *
 * @param pointer where the schema stands in its document, for the error
 * @throws HP_ERR_SCHEMA_REFUSED
 */
export function compileUntrusted(schema: unknown, pointer: string = ''): UntrustedValidator {
  const { nodes } = measureSchema(schema, pointer)
  const budget: Budget = { steps: 0 }
  const validate = compile(schema as Record<string, unknown>, pointer, budget)
  return (value) => {
    if (valueSize(value, BOUNDS.checkSteps / nodes) * nodes > BOUNDS.checkSteps) {
      return { pointer: '/', problem: 'is too large to be checked against its schema' }
    }
    budget.steps = BOUNDS.patternSteps
    const valid = run(validate, value)
    if (budget.steps < 0) return { pointer: '/', problem: 'has too much text to be checked against the patterns of its schema' }
    return valid === true ? undefined : valid ?? problemAt(validate.errors?.[0])
  }
}

/** Generated code is not trusted to be right: what throws does not pass. */
function run(validate: ValidateFunction, value: unknown): true | Problem | undefined {
  try {
    return validate(value) ? true : undefined
  } catch {
    return { pointer: '/', problem: 'cannot be checked against its schema' }
  }
}

function compile(schema: Record<string, unknown>, pointer: string, budget: Budget): ValidateFunction {
  // An instance each: ajv keeps what it compiled for as long as it lives, and plugins come and go.
  // `ownProperties`: a required property must not be found on Object.prototype. No meta schema: our walk was stricter.
  const ajv = new Ajv2020({
    strictSchema: true, strictNumbers: true, strictTypes: false, strictTuples: false, strictRequired: false,
    logger: false, meta: false, validateSchema: false, addUsedSchema: false, inlineRefs: false, allErrors: false,
    useDefaults: false, coerceTypes: false, removeAdditional: false, $data: false, ownProperties: true, messages: true,
    formats: { ...FORMATS }, code: { regExp: patternEngine(budget) },
  })
  // Draft 2020-12 makes ajv keep account for unevaluatedItems, which plugins cannot use, and for nested anyOf it writes
  // code for that which throws a ReferenceError (ajv 8.20, found by our property test).
  ajv.opts.unevaluated = false
  try {
    return ajv.compile(schema)
  } catch (cause) {
    throw new HardpointError('HP_ERR_SCHEMA_REFUSED', { pointer: pointer || '/', problem: `cannot be compiled: ${sentence(cause)}` }, { cause })
  }
}

function patternEngine(budget: Budget): NonNullable<CodeOptions['regExp']> {
  const engine = (source: string): { test(text: string): boolean; toString(): string } => {
    const pattern = linearPattern(source)
    if (typeof pattern === 'string') throw new HardpointError('HP_ERR_SCHEMA_REFUSED', { pointer: '/', problem: pattern })
    return {
      test(text) {
        budget.steps -= (text.length + 1) * pattern.program
        return budget.steps >= 0 && pattern.test(text)
      },
      // ajv keys compiled patterns by this: without it, every pattern of a schema would be the first one.
      toString: () => source,
    }
  }
  // ajv wants the source of the engine for standalone code, which we never make.
  return Object.assign(engine, { code: 'undefined' })
}

function sentence(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
