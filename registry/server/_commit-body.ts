import { MAX_INDEX_BYTES } from '../layout/mod.ts'

/** A commit as JSON, structure only. */
export const COMMIT_BODY = {
  type: 'object', additionalProperties: false, required: ['publisher', 'role', 'indexes'],
  properties: {
    publisher: { type: 'string', maxLength: 64 },
    role: { type: 'string', minLength: 2, maxLength: 1_048_576 },
    indexes: { type: 'object', maxProperties: 100, propertyNames: { maxLength: 128 }, additionalProperties: { type: 'string', maxLength: MAX_INDEX_BYTES } },
  },
} as const
