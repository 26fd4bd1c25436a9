import { definePlugin } from '@hardpoint/sdk'

export default definePlugin({
  routes: {
    async hello(_request, host, { params }) {
      const { greeting = 'Hello' } = await host.config.get()
      return Response.json({ message: `${String(greeting)}, ${params['name']}!` })
    },
  },
})
