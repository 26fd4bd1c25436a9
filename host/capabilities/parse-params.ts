import { HardpointError } from '@hardpoint/schemas/errors'
import { parse } from 'secure-json-parse'
import { jsonExcess } from './json-excess.ts'

/** In UTF-16 code units. A commit of storage is the largest that makes sense. */
export const MAX_PARAMS_LENGTH = 1_048_576

/** Deeper than data of people, shallower than any stack that walks it later. */
export const MAX_PARAMS_DEPTH = 64

/** More than any plain data of a megabyte: `{},` over and over is what takes the parser long, and the kernel's memory. */
export const MAX_PARAMS_VALUES = 100_000

/**
 * Parses the params of a call, the one time that they are parsed.
 *
 * `__proto__` and `constructor.prototype` are refused rather than removed: whoever sends them tries something.
 *
 * @throws HP_ERR_PARAMS
 */
export function parseParams(text: string, method: string): unknown {
  if (text.length > MAX_PARAMS_LENGTH) throw refused(method, `is longer than ${MAX_PARAMS_LENGTH} characters`)
  // Before the parser: what walks the value later (JSON.stringify, a schema) recurses, and a RangeError there is the host's.
  const excess = jsonExcess(text, { depth: MAX_PARAMS_DEPTH, values: MAX_PARAMS_VALUES })
  if (excess === 'depth') throw refused(method, `is nested more than ${MAX_PARAMS_DEPTH} levels deep`)
  if (excess === 'values') throw refused(method, `holds more than ${MAX_PARAMS_VALUES} values`)
  try {
    return parse(text, { protoAction: 'error', constructorAction: 'error' })
  } catch {
    // The parser's sentence quotes the text, and says no more than this.
    throw refused(method, 'is not JSON, or has a member named __proto__ or constructor.prototype')
  }
}

function refused(method: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_PARAMS', { method, pointer: '/', problem })
}
