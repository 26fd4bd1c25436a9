import { definePlugin, type HostApi, type JobRun, type PluginEvent } from '@hardpoint/sdk'
import { deliver } from './src/deliver.ts'
import { enqueue, type Delivery } from './src/enqueue.ts'

export default definePlugin({
  routes: {
    async relay(request, host) {
      const { topic, data } = await request.json() as { topic: string; data: unknown }
      const id = await enqueue(host, { event: crypto.randomUUID(), topic, data, at: new Date().toISOString() })
      return Response.json({ id }, { status: 202 })
    },

    async deliveries(_request, host, { query }) {
      const { cursor } = query
      const page = await host.storage.list({ prefix: ['delivery'], reverse: true, limit: 50, ...(cursor === undefined ? {} : { cursor }) })
      const deliveries = page.entries.map(({ key, value }) => {
        const { data: _, ...shown } = value as Delivery
        return { id: key.at(-1), ...shown }
      })
      return Response.json({ deliveries, cursor: page.cursor })
    },
  },

  events: {
    // The id and time of an event stay the same when it is delivered again, and so does the delivery made of it.
    transferPosted: ({ id, topic, data, at }: PluginEvent, host: HostApi) => enqueue(host, { event: id, topic, data, at }),
  },

  jobs: {
    deliver: ({ data }: JobRun<{ readonly id: string }>, host: HostApi) => deliver(host, data.id),
  },
})
