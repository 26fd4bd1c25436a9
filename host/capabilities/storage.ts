import type { FromSchema } from 'json-schema-to-ts'
import { capability, method } from './_capability.ts'
import { commitStorage } from './_storage-commit.ts'
import { getEntries, getEntry } from './_storage-get.ts'
import { listEntries } from './_storage-list.ts'
import { COMMIT, COMMIT_RESULT, DEFAULT_QUOTA_BYTES, ENTRY, EXPIRE, KEY, LIST, STORAGE_LIMITS, STORAGE_OPTIONS, VALUE, VERSION } from './_storage-schema.ts'
import { sizeInWords } from './_words.ts'

/** What a manifest may ask for. */
export type StorageOptions = FromSchema<typeof STORAGE_OPTIONS>

/**
 * Durable data of a plugin, in the calling tenant: ordered keys, versions, atomic commits, expiry and a quota, after Deno KV.
 *
 * The namespace is made from the call, never from the guest, so no plugin can name another's keys or another tenant's.
 */
export const storage = capability<StorageOptions>({
  id: 'storage',
  consent: ({ quotaBytes }) => `Store up to ${sizeInWords(quotaBytes ?? DEFAULT_QUOTA_BYTES)} of data of its own for each organisation.`,
  options: STORAGE_OPTIONS,
  wider: (granted, requested) => {
    const [has, asks] = [granted.quotaBytes ?? DEFAULT_QUOTA_BYTES, requested.quotaBytes ?? DEFAULT_QUOTA_BYTES]
    return has > asks ? `quotaBytes ${has} is more than ${asks}` : undefined
  },
  limits: { perSecond: 10_000, burst: 20_000, concurrent: 256 },
  methods: {
    get: method({
      description: 'Reads one entry.',
      params: { type: 'object', additionalProperties: false, required: ['key'], properties: { key: KEY } },
      result: ENTRY,
      invoke: (services, call, { key }) => getEntry(services, call, key),
    }),
    getMany: method({
      description: `Reads up to ${STORAGE_LIMITS.getMany} entries of one moment, in the order of the keys.`,
      params: { type: 'object', additionalProperties: false, required: ['keys'], properties: { keys: { type: 'array', maxItems: STORAGE_LIMITS.getMany, items: KEY } } },
      result: { type: 'array', items: ENTRY },
      invoke: (services, call, { keys }) => getEntries(services, call, keys),
    }),
    list: method({
      description: 'Reads a page of the entries below a prefix, in the order of their keys. `cursor` is null at the end.',
      params: { type: 'object', additionalProperties: false, required: ['selector'], properties: { selector: LIST } },
      result: {
        title: 'StoragePage', type: 'object', additionalProperties: false, required: ['entries', 'cursor'],
        properties: { entries: { type: 'array', items: ENTRY }, cursor: { type: ['string', 'null'] } },
      },
      invoke: (services, call, { selector }) => listEntries(services, call, selector),
    }),
    set: method({
      description: 'Writes one entry, whatever was there.',
      params: {
        type: 'object', additionalProperties: false, required: ['key', 'value'],
        properties: {
          key: KEY,
          value: VALUE,
          options: { title: 'StorageSetOptions', type: 'object', additionalProperties: false, properties: { expireInMs: EXPIRE } },
        },
      },
      result: { title: 'StorageWritten', type: 'object', additionalProperties: false, required: ['version'], properties: { version: VERSION } },
      mutates: true,
      invoke: async (services, call, { key, value, options }) => {
        const written = await commitStorage(services, call, { set: [{ key, value, ...options }] })
        return { version: written.ok ? written.version : '' }
      },
    }),
    delete: method({
      description: 'Removes one entry, if it is there.',
      params: { type: 'object', additionalProperties: false, required: ['key'], properties: { key: KEY } },
      result: { type: 'null' },
      mutates: true,
      invoke: async (services, call, { key }) => {
        await commitStorage(services, call, { delete: [key] })
        return null
      },
    }),
    commit: method({
      description: 'All or nothing: writes, removes and publishes when every check holds. `ok: false`: a check did not; read again and retry.',
      params: { type: 'object', additionalProperties: false, required: ['commit'], properties: { commit: COMMIT } },
      result: COMMIT_RESULT,
      mutates: true,
      invoke: (services, call, { commit }) => commitStorage(services, call, commit),
    }),
  },
})
