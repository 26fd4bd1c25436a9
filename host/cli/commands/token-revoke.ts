import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const tokenRevoke = command({
  name: 'token revoke',
  summary: 'End an API token: in force at the next request',
  arguments: [{ name: 'id', description: 'as hardpoint token list shows it' }],
  examples: ['hardpoint token revoke k3jx9q'],
  async run(context, { id }) {
    const data = await (await context.client()).call('DELETE', `/tokens/${segment(id)}`)
    return { data, text: `revoked ${id}` }
  },
})
