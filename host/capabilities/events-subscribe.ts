import type { FromSchema } from 'json-schema-to-ts'
import { capability } from './_capability.ts'
import { FULL_TOPIC } from './_topics.ts'
import { missingFrom } from './_wider.ts'
import { listInWords } from './_words.ts'

const OPTIONS = {
  type: 'object', additionalProperties: false, required: ['topics'],
  properties: { topics: { type: 'array', minItems: 1, maxItems: 64, uniqueItems: true, items: FULL_TOPIC, description: 'full topics: hardpoint.treasury/transfer.posted' } },
  examples: [{ topics: ['hardpoint.treasury/transfer.posted'] }],
} as const

/** What a manifest may ask for. */
export type SubscribeOptions = FromSchema<typeof OPTIONS>

/** Events of other plugins. Without methods: the host delivers them to the handlers in `contributes.events` whose topic is granted. */
export const eventsSubscribe = capability<SubscribeOptions>({
  id: 'events.subscribe',
  consent: ({ topics }) => `Be told of the events ${listInWords(topics)}, with their data.`,
  options: OPTIONS,
  wider: (granted, requested) => missingFrom(granted.topics, requested.topics),
  methods: {},
})
