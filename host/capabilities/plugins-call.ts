import type { FromSchema } from 'json-schema-to-ts'
import { capability, method } from './_capability.ts'
import { callPlugin } from './_call-plugin.ts'
import { listInWords } from './_words.ts'

const OPTIONS = {
  type: 'object', additionalProperties: false, required: ['plugins'],
  properties: {
    plugins: {
      type: 'object', minProperties: 1, maxProperties: 64, description: 'plugin id to the exports that may be called',
      propertyNames: { type: 'string', maxLength: 128, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*$' },
      additionalProperties: { type: 'array', minItems: 1, maxItems: 64, uniqueItems: true, items: { type: 'string', maxLength: 64, pattern: '^[a-z][A-Za-z0-9]*$' } },
    },
  },
  examples: [{ plugins: { 'hardpoint.treasury': ['balance'] } }],
} as const

/** What a manifest may ask for. */
export type CallOptions = FromSchema<typeof OPTIONS>

/** Exports of the plugins that the caller depends on. */
export const pluginsCall = capability<CallOptions>({
  id: 'plugins.call',
  consent: ({ plugins }) => `Call ${listInWords(Object.entries(plugins).map(([id, names]) => `${listInWords(names ?? [])} of ${id}`))}.`,
  options: OPTIONS,
  wider: (granted, requested) => {
    const more = Object.entries(granted.plugins).flatMap(([id, names]) => {
      const asked = Object.hasOwn(requested.plugins, id) ? (requested.plugins[id] ?? []) : []
      return (names ?? []).filter((name) => !asked.includes(name)).map((name) => `${name} of ${id}`)
    })
    return more.length === 0 ? undefined : `it does not ask for ${listInWords(more)}`
  },
  limits: { perSecond: 1000, burst: 2000, concurrent: 64 },
  methods: {
    call: method({
      description: 'Calls an export of a plugin in `dependencies` or `optionalDependencies`.',
      params: {
        type: 'object', additionalProperties: false, required: ['plugin', 'export'],
        properties: {
          plugin: { type: 'string', maxLength: 128, description: 'full id: hardpoint.treasury' },
          export: { type: 'string', minLength: 1, maxLength: 64 },
          params: { description: 'The one argument of the export.' },
        },
      },
      result: { description: 'What the export answered.' },
      // What the callee does is not read-only: a lapsed plugin must not go on working through another.
      mutates: true,
      invoke: (services, call, { plugin, export: name, params }) => callPlugin(services, call, { callee: plugin, name, params }),
    }),
  },
})
