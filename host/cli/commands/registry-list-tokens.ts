import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { tokensOf } from './_registry-access.ts'

export const registryListTokens = command({
  name: 'registry list-tokens',
  summary: 'List the tokens of a registry',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }],
  examples: ['hardpoint registry list-tokens ./registry'],
  async run(context, { folder }) {
    const tokens = tokensOf(context, folder).list()
    const rows = tokens.map(({ id, publisher, scopes, createdAt, expiresAt = 'never' }) => [id, publisher, scopes.join(', '), createdAt, expiresAt])
    return { data: tokens, text: textTable([['id', 'publisher', 'scopes', 'made', 'ends'], ...rows]) }
  },
})
