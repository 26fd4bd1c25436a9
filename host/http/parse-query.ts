import { HardpointError } from '@hardpoint/schemas/errors'

/** More parameters than any honest query has. */
const MAX_PARAMETERS = 128

export type Query = Readonly<Record<string, string | readonly string[]>>

/**
 * Reads a query: values are strings, a repeated name is an array of them.
 *
 * @param query without its `?`
 * @throws HP_ERR_BODY_INVALID for too many parameters, or a name that would reach a prototype
 */
export function parseQuery(query: string): Query {
  const found: Record<string, string | string[]> = Object.create(null)
  if (query === '') return found
  let count = 0
  for (const [name, value] of new URLSearchParams(query)) {
    count += 1
    if (count > MAX_PARAMETERS) refuse('/', `has more than ${MAX_PARAMETERS} parameters`)
    // The guest merges what it likes; `__proto__` as an own key is the usual way into its objects' prototypes.
    if (name === '__proto__') refuse('/__proto__', 'is not a valid name')
    const before = found[name]
    found[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return found
}

function refuse(pointer: string, problem: string): never {
  throw new HardpointError('HP_ERR_BODY_INVALID', { part: 'query', pointer, problem })
}
