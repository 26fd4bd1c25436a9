/** Local part of a topic, as in the manifest's schema. */
export const TOPIC = { type: 'string', maxLength: 96, pattern: '^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$' } as const

/** Plugin id, slash, topic, as in the manifest's schema. */
export const FULL_TOPIC = {
  type: 'string', maxLength: 256,
  pattern: '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*/[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$',
} as const
