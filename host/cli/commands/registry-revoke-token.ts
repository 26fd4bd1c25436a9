import { command } from '../command.ts'
import { withStore } from './_registry-access.ts'

export const registryRevokeToken = command({
  name: 'registry revoke-token',
  summary: 'End a token of a registry',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }, { name: 'id', description: 'as hardpoint registry list-tokens shows it' }],
  examples: ['hardpoint registry revoke-token ./registry 8f3a90c1d2e4'],
  async run(context, { folder, id }) {
    await withStore(context, folder, (store) => store.revokeToken(id))
    return { data: { folder, id }, text: `revoked ${id}` }
  },
})
