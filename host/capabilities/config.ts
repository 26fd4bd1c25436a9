import { capability, method } from './_capability.ts'

/** The settings an admin made for the plugin, valid by the schema in its plugin.json. */
export const config = capability<Readonly<Record<string, never>>>({
  id: 'config',
  consent: () => 'Read the settings that an admin made for it.',
  options: { type: 'object', additionalProperties: false, properties: {}, examples: [{}] },
  methods: {
    get: method({
      description: 'Reads the settings of the plugin in this organisation, as they are now.',
      params: { type: 'object', additionalProperties: false, properties: {} },
      result: { title: 'PluginConfig', type: 'object' },
      invoke: (services, call) => services.configOf(call.plugin.id, call.tenant),
    }),
  },
})
