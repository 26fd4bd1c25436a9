import type { ValidationProblem } from '../gen/validators.js'

/** A violation for people: where (JSON pointer, RFC 6901) and what. */
export interface Problem {
  readonly pointer: string
  readonly problem: string
}

/** Words one of ajv's errors so that the pointer names the property itself, also where it is missing or too many. */
export function problemAt(error: ValidationProblem | undefined): Problem {
  if (error === undefined) return { pointer: '/', problem: 'is not valid' }
  const { instancePath, keyword, params, message, propertyName } = error
  // A rule for names reports the object; ajv has the name beside.
  if (propertyName !== undefined) return at(instancePath, propertyName, `is not a valid name: ${message ?? keyword}`)
  if (keyword === 'required') return at(instancePath, params['missingProperty'], 'is required')
  if (keyword === 'additionalProperties') return at(instancePath, params['additionalProperty'], 'is not a known property')
  if (keyword === 'propertyNames') return at(instancePath, params['propertyName'], 'is not a valid name')
  if (keyword === 'enum') return { pointer: instancePath || '/', problem: `must be one of ${JSON.stringify(params['allowedValues'])}` }
  if (keyword === 'const') return { pointer: instancePath || '/', problem: `must be ${JSON.stringify(params['allowedValue'])}` }
  return { pointer: instancePath || '/', problem: message ?? keyword }
}

function at(parent: string, name: unknown, problem: string): Problem {
  return { pointer: `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`, problem }
}
