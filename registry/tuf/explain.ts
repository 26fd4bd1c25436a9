import { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt, printable, type Origin } from '../layout/mod.ts'

/**
 * tuf-js's error in our words: what happened decides the code, whose text is told with it.
 *
 * By the name of its class: tuf-js exports none, and two of its packages have a class each of some names. Expiry is not told here: it needs dates.
 */
export function explain(error: unknown, origin: Origin): HardpointError {
  if (HardpointError.is(error)) return error
  if (!(error instanceof Error)) return corrupt(origin, 'it cannot be read', error)
  const details = { ...origin, problem: printable(error.message) }
  switch (error.constructor.name) {
    case 'LengthOrHashMismatchError':
      return new HardpointError('HP_ERR_REGISTRY_MIXED', details, { cause: error })
    case 'BadVersionError':
    case 'RepositoryError':
      return new HardpointError(codeOf(error.message), details, { cause: error })
    case 'UnsignedMetadataError':
    case 'ValueError':
      return new HardpointError('HP_ERR_REGISTRY_UNTRUSTED', details, { cause: error })
    default:
      // What its parsers stumble over: a missing field, a list instead of an object, text that is too deep.
      return corrupt(origin, `it is not the metadata of a registry (${error.message})`, error)
  }
}

function codeOf(message: string): 'HP_ERR_REGISTRY_ROLLBACK' | 'HP_ERR_REGISTRY_MIXED' | 'HP_ERR_REGISTRY_UNTRUSTED' {
  // What a client knew is less, or gone.
  if (/ is less than current version |^Missing file /.test(message)) return 'HP_ERR_REGISTRY_ROLLBACK'
  const [, expected, found] = /^Expected version (\d+), got (-?\d+)/.exec(message) ?? []
  if (expected !== undefined) return Number(found) < Number(expected) ? 'HP_ERR_REGISTRY_ROLLBACK' : 'HP_ERR_REGISTRY_MIXED'
  if (/ does not match snapshot version |doesn't match timestamp|^Missing .* in snapshot/.test(message)) return 'HP_ERR_REGISTRY_MIXED'
  return 'HP_ERR_REGISTRY_UNTRUSTED'
}
