import { problemAt } from '@hardpoint/schemas/documents/problem-at.ts'
import { HardpointError } from '@hardpoint/schemas/errors'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { CapabilityTable } from './capability-table.ts'

/** @throws HP_ERR_PARAMS */
export type ParamsValidator = (params: unknown) => void

/** Compiled once, when the host starts. Schemas are ours, never a plugin's. */
export function compileValidators({ methods }: CapabilityTable): Readonly<Record<string, ParamsValidator>> {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false, useDefaults: false, coerceTypes: false })
  const validators: Record<string, ParamsValidator> = Object.create(null) as Record<string, ParamsValidator>
  for (const { id, method } of Object.values(methods)) {
    const validate = ajv.compile(method.params)
    validators[id] = (params) => {
      if (!validate(params)) throw new HardpointError('HP_ERR_PARAMS', { method: id, ...problemAt(validate.errors?.[0] as never) })
    }
  }
  return validators
}
