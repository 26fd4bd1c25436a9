import { command } from '../command.ts'
import { tokensOf } from './_registry-access.ts'

export const registryRevokeToken = command({
  name: 'registry revoke-token',
  summary: 'End a token of a registry',
  details: 'Also while the registry is served: it refuses the token from its next call on.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }, { name: 'id', description: 'as hardpoint registry list-tokens shows it' }],
  examples: ['hardpoint registry revoke-token ./registry 8f3a90c1d2e4'],
  async run(context, { folder, id }) {
    await tokensOf(context, folder).revoke(id)
    return { data: { folder, id }, text: `revoked ${id}` }
  },
})
