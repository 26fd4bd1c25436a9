import { problemAt } from '@hardpoint/schemas/documents/problem-at.ts'
import { HardpointError } from '@hardpoint/schemas/errors'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { closest } from 'fastest-levenshtein'
import type { Capability } from './_capability.ts'
import type { CapabilityTable } from './capability-table.ts'

const AJV = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false, useDefaults: false })

const COMPILED = new WeakMap<Capability, ValidateFunction>()

/**
 * The capability of a name, if the options are valid by its own schema.
 *
 * @param where what to call the document, and the pointer to the options in it
 * @throws HP_ERR_CAPABILITY_UNKNOWN with the nearest name, HP_ERR_DOCUMENT_INVALID with the pointer
 */
export function capabilityWith(id: string, options: unknown, { table, document }: { readonly table: CapabilityTable; readonly document: string }): Capability {
  const capability = table.capabilities[id]
  if (capability === undefined) {
    const name = id.slice(0, 64)
    throw new HardpointError('HP_ERR_CAPABILITY_UNKNOWN', { capability: name, nearest: closest(name, Object.keys(table.capabilities)), document })
  }
  const validate = COMPILED.getOrInsertComputed(capability, () => AJV.compile(capability.options))
  if (!validate(options)) {
    const { pointer, problem } = problemAt(validate.errors?.[0] as never)
    throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document, pointer: `/capabilities/${id}${pointer === '/' ? '' : pointer}`, problem })
  }
  return capability
}
