import type { Role } from '../../identity/principal.ts'
import type { TokenInfo } from '../../identity/tokens.ts'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'

const ROLES: readonly Role[] = ['member', 'admin']

export const tokenNew = command({
  name: 'token new',
  summary: 'Make an API token; it is shown once',
  arguments: [{ name: 'name', description: 'what it is for' }],
  options: { role: { type: 'string', multiple: true, value: '<role>', description: 'member or admin (default member)' } },
  examples: ['hardpoint token new ci', 'hardpoint token new deploy --role admin'],
  async run(context, { name }, { role = ['member'] }) {
    const roles = role.map((word) => {
      const known = ROLES.find((one) => one === word)
      if (known === undefined) throw usageError(`${JSON.stringify(word)} is no role: write member or admin.`, 'token new')
      return known
    })
    const made = await (await context.client()).call<{ token: string; info: TokenInfo }>('POST', '/tokens', { name, roles: [...new Set(roles)] })
    return { data: made, text: made.token }
  },
})
