import { HardpointError } from '@hardpoint/schemas/errors'
import secureJson from 'secure-json-parse'
import { jsonExcess } from '../capabilities/json-excess.ts'

/** More than any plan or import of ours holds; parsing more would keep every other request waiting. */
const MAX_VALUES = 200_000

/** A JSON text and what it says. */
export interface JsonBody {
  readonly text: string
  readonly value: unknown
}

/**
 * Reads bytes as JSON: strict UTF-8, no `__proto__` nor `constructor.prototype`, in any spelling.
 *
 * The text is kept beside the value, so that it can be passed on unparsed: what was checked is what is delivered.
 *
 * @throws HP_ERR_BODY_SYNTAX; HP_ERR_BODY_INVALID where it holds more values than the kernel parses at a time
 */
export function parseJson(bytes: Uint8Array): JsonBody {
  const text = decode(bytes)
  if (jsonExcess(text, { depth: Infinity, values: MAX_VALUES }) !== undefined) {
    throw new HardpointError('HP_ERR_BODY_INVALID', { part: 'body', pointer: '/', problem: `holds more than ${MAX_VALUES} values` })
  }
  try {
    return { text, value: secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }) }
  } catch (error) {
    throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: text.trim() === '' ? 'it is empty' : wording(error) })
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: 'it is not UTF-8' })
  }
}

/** V8's message quotes the body; a place is enough, and keeps what was sent out of logs. */
function wording(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('forbidden prototype')) return 'it has a property named __proto__ or constructor.prototype'
  const position = /at position \d+( \(line \d+ column \d+\))?/.exec(message)?.[0]
  return position === undefined ? 'it ends too early or is no JSON text' : `unexpected character ${position}`
}
