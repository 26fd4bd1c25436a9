import type { TokenInfo } from '../../identity/tokens.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'

export const tokenList = command({
  name: 'token list',
  summary: 'List the API tokens',
  examples: ['hardpoint token list'],
  async run(context) {
    const tokens = await (await context.client()).call<TokenInfo[]>('GET', '/tokens')
    const rows = tokens.map(({ id, name, roles, createdAt, createdBy }) => [id, neutralise(name), roles.join(', '), createdAt, createdBy])
    return { data: tokens, text: textTable([['id', 'name', 'roles', 'made', 'by'], ...rows]) }
  },
})
