import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { parseStrictJson } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { verifyCountersignature, type CountersignedPackage } from '@hardpoint/schemas/package'

/** Several times what eight signatures take. */
const MAX_BYTES = 16_384

/** Whether packages are signed by whom the operator demands, besides their publishers. */
export interface Countersignatures {
  /** Read anew each time: nothing is believed for having been seen. @throws HP_ERR_COUNTERSIGNATURE */
  assertSigned(found: CountersignedPackage): void
}

export interface CountersignaturesOptions {
  /** One file a package, `<SHA-256 of the .hpk>.json`. */
  readonly directory: string
  /** Of whom one must have signed, base64. Absent: nobody needs to. */
  readonly keys: readonly string[] | undefined
}

/** Looks for countersignatures in a folder that the operator fills. */
export function openCountersignatures({ directory, keys }: CountersignaturesOptions): Countersignatures {
  return {
    assertSigned(found) {
      if (keys === undefined) return
      const file = `${found.sha256}.json`
      try {
        verifyCountersignature(parseStrictJson(read(join(directory, file)), file), found, keys)
      } catch (cause) {
        const problem = HardpointError.is(cause) ? cause.message.replace(/\.$/, '') : `there is no countersignatures/${file} in the data directory that can be read`
        throw new HardpointError('HP_ERR_COUNTERSIGNATURE', { plugin: found.id, version: found.version, sha256: found.sha256, problem }, { cause })
      }
    },
  }
}

/** At most so much of it that what is longer is no JSON any more. */
function read(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(MAX_BYTES)
    return bytes.subarray(0, readSync(file, bytes, 0, MAX_BYTES, 0))
  } finally {
    closeSync(file)
  }
}
