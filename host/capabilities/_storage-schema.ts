/** Limits of one call. They bound what a call costs the host; how much a plugin may keep is its quota. */
export const STORAGE_LIMITS = {
  keyParts: 16,
  /** Of the key as JSON text. */
  keyBytes: 2048,
  /** Of the value as JSON text. */
  valueBytes: 65_536,
  getMany: 100,
  listEntries: 1000,
  /** A page of a list ends here, whatever its limit. */
  listBytes: 1_048_576,
  checks: 100,
  mutations: 1000,
  publish: 100,
} as const

/** Ten mebibytes, where the manifest names no quota. */
export const DEFAULT_QUOTA_BYTES = 10_485_760

export const STORAGE_OPTIONS = {
  type: 'object', additionalProperties: false,
  properties: {
    quotaBytes: { type: 'integer', minimum: 1024, maximum: 10_737_418_240, description: 'bytes of keys and values per organisation; 10 MiB without it' },
  },
  examples: [{ quotaBytes: 52_428_800 }, {}],
} as const

export const KEY = {
  title: 'StorageKey', description: 'The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.',
  type: 'array', minItems: 1, maxItems: STORAGE_LIMITS.keyParts, items: { type: ['string', 'number', 'boolean'] },
} as const

export const PREFIX = {
  title: 'StoragePrefix', description: 'The parts that keys begin with; empty: every key of the plugin.',
  type: 'array', maxItems: STORAGE_LIMITS.keyParts, items: { type: ['string', 'number', 'boolean'] },
} as const

export const VALUE = { description: 'Anything JSON can hold, up to 64 KiB as text.' } as const

export const VERSION = { type: 'string', maxLength: 16, description: 'stamp of the commit that wrote an entry: greater than all before it' } as const

const VERSION_OR_NULL = { type: ['string', 'null'], maxLength: 16, description: 'null: there is no entry' } as const

export const ENTRY = {
  title: 'StorageEntry', type: 'object', additionalProperties: false, required: ['key', 'value', 'version'],
  properties: { key: KEY, value: { description: 'null where there is no entry' }, version: VERSION_OR_NULL },
} as const

export const CHECK = {
  title: 'StorageCheck', type: 'object', additionalProperties: false, required: ['key', 'version'],
  properties: { key: KEY, version: { ...VERSION_OR_NULL, description: 'the version the key must still have; null: it must not exist' } },
} as const

/** Ten years: longer is for ever. */
export const EXPIRE = { type: 'integer', minimum: 1, maximum: 315_576_000_000, description: 'milliseconds until the entry is gone' } as const

export const SET = {
  title: 'StorageSet', type: 'object', additionalProperties: false, required: ['key', 'value'],
  properties: { key: KEY, value: VALUE, expireInMs: EXPIRE },
} as const

export const PUBLISH = {
  title: 'StoragePublish', type: 'object', additionalProperties: false, required: ['topic', 'data'],
  properties: {
    topic: { type: 'string', minLength: 1, maxLength: 96, description: 'local topic of the plugin: transfer.posted' },
    data: { description: 'Anything JSON can hold, up to 64 KiB as text.' },
  },
} as const

export const LIST = {
  title: 'StorageSelector', type: 'object', additionalProperties: false, required: ['prefix'],
  properties: {
    prefix: PREFIX,
    start: { ...KEY, title: 'StorageStart', description: 'first key that may be listed (included); begins with the prefix' },
    end: { ...KEY, title: 'StorageEnd', description: 'first key that is not listed any more; begins with the prefix' },
    limit: { type: 'integer', minimum: 1, maximum: STORAGE_LIMITS.listEntries, description: '100 without it' },
    cursor: { type: 'string', maxLength: 4096, description: 'goes on where an earlier page ended' },
    reverse: { type: 'boolean', description: 'from the last key to the first' },
  },
} as const

export const COMMIT = {
  title: 'StorageCommit', type: 'object', additionalProperties: false,
  properties: {
    checks: { type: 'array', maxItems: STORAGE_LIMITS.checks, items: CHECK, description: 'nothing is written unless all of these hold' },
    set: { type: 'array', maxItems: STORAGE_LIMITS.mutations, items: SET },
    delete: { type: 'array', maxItems: STORAGE_LIMITS.mutations, items: KEY },
    publish: { type: 'array', maxItems: STORAGE_LIMITS.publish, items: PUBLISH, description: 'events that are published with the data or not at all; needs events.publish' },
  },
} as const

export const COMMIT_RESULT = {
  title: 'StorageCommitResult',
  anyOf: [
    { type: 'object', additionalProperties: false, required: ['ok', 'version'], properties: { ok: { const: true }, version: VERSION } },
    { type: 'object', additionalProperties: false, required: ['ok'], properties: { ok: { const: false } } },
  ],
} as const
