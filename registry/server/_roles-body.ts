import { MAX_ADVISORIES_BYTES, MAX_PUBLISHER_BYTES } from '../layout/mod.ts'
import { CAPS } from '../tuf/mod.ts'

const FILES_BYTES = MAX_ADVISORIES_BYTES + MAX_PUBLISHER_BYTES

/** Largest body of a change of the operator's: the largest of each role and file, escaped as JSON strings. */
export const MAX_ROLES_BYTES = 2 * (CAPS.root + CAPS.targets + CAPS.namespace + CAPS.advisories + FILES_BYTES)

/** A change of the operator's as JSON, structure only. */
export const ROLES_BODY = {
  type: 'object', additionalProperties: false, required: ['roles', 'files'],
  properties: {
    roles: { type: 'object', minProperties: 1, maxProperties: 4, propertyNames: { maxLength: 80 }, additionalProperties: { type: 'string', minLength: 2, maxLength: CAPS.targets } },
    files: { type: 'object', maxProperties: 2, propertyNames: { maxLength: 96 }, additionalProperties: { type: 'string', maxLength: MAX_ADVISORIES_BYTES } },
  },
} as const
