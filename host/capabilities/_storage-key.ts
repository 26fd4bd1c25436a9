import { HardpointError } from '@hardpoint/schemas/errors'
import type { Key } from '../storage/store.ts'
import type { CapabilityCall } from './_capability.ts'
import { STORAGE_LIMITS } from './_storage-schema.ts'
import { dataPrefix } from './storage-keys.ts'

/**
 * Checks what a schema cannot say of a key, and spells it: the text is its identity and what it counts in the quota.
 *
 * @throws HP_ERR_STORAGE_KEY
 */
export function keyText(key: Key): string {
  const text = JSON.stringify(key)
  const bytes = Buffer.byteLength(text)
  if (key.length > STORAGE_LIMITS.keyParts || bytes > STORAGE_LIMITS.keyBytes) throw refused(`it has ${key.length} parts and ${bytes} bytes`)
  for (const part of key) {
    // A lone surrogate and U+FFFD are the same in UTF-8: two keys would become one.
    if (typeof part === 'string' && !part.isWellFormed()) throw refused('a part is not well-formed Unicode')
    // JSON says 1e999, which is read as Infinity, which JSON cannot say.
    if (typeof part === 'number' && !Number.isFinite(part)) throw refused('a part is not a finite number')
  }
  return text
}

function refused(problem: string): HardpointError {
  return new HardpointError('HP_ERR_STORAGE_KEY', { problem })
}

/** The plugin's key in the store. The namespace comes from the call: a guest has no way to say another. */
export function storeKey({ tenant, namespace }: CapabilityCall, key: Key): Key {
  return [...dataPrefix(tenant, namespace), ...key]
}

/** The guest's part of a key in the store. */
export function guestKey(key: Key): Key {
  return key.slice(dataPrefix('', '').length)
}
