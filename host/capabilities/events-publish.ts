import type { FromSchema } from 'json-schema-to-ts'
import { capability, method } from './_capability.ts'
import { eventWrites, EVENT_DATA_BYTES } from './_event-writes.ts'
import { TOPIC } from './_topics.ts'
import { missingFrom } from './_wider.ts'
import { listInWords, sizeInWords } from './_words.ts'

const OPTIONS = {
  type: 'object', additionalProperties: false, required: ['topics'],
  properties: { topics: { type: 'array', minItems: 1, maxItems: 64, uniqueItems: true, items: TOPIC, description: 'local topics: transfer.posted' } },
  examples: [{ topics: ['transfer.posted'] }],
} as const

/** What a manifest may ask for. */
export type PublishOptions = FromSchema<typeof OPTIONS>

/** Events of a plugin under its own id: the topic is `<plugin id>/<local topic>`, so that no source can be spoofed. */
export const eventsPublish = capability<PublishOptions>({
  id: 'events.publish',
  consent: ({ topics }) => `Publish the events ${listInWords(topics)}, which other plugins may subscribe to.`,
  options: OPTIONS,
  wider: (granted, requested) => missingFrom(granted.topics, requested.topics),
  limits: { perSecond: 1000, burst: 5000, concurrent: 64 },
  methods: {
    publish: method({
      description: `Publishes an event, durably: it is delivered at least once to each subscriber. Data: up to ${sizeInWords(EVENT_DATA_BYTES)} as JSON text.`,
      params: {
        type: 'object', additionalProperties: false, required: ['topic', 'data'],
        properties: { topic: { type: 'string', minLength: 1, maxLength: 96, description: 'local topic' }, data: { description: 'Anything JSON can hold.' } },
      },
      result: { title: 'PublishedEvent', type: 'object', additionalProperties: false, required: ['id'], properties: { id: { type: 'string' } } },
      mutates: true,
      invoke: async (services, call, { topic, data }) => {
        const { event, puts } = eventWrites(services, call, { topic, data, method: 'events.publish' })
        await services.store.commit({ puts })
        services.bus.wake()
        return { id: event.id }
      },
    }),
  },
})
