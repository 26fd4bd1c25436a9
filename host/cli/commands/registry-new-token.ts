import type { TokenScope } from '@hardpoint/registry/server'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { withStore } from './_registry-access.ts'

const SCOPES: readonly TokenScope[] = ['publish', 'yank']

export const registryNewToken = command({
  name: 'registry new-token',
  summary: 'Make a token with which a publisher writes to a registry; it is shown once',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }, { name: 'publisher', description: 'whose token it is' }],
  options: {
    scope: { type: 'string', multiple: true, value: '<scope>', description: 'publish or yank (default both)' },
    days: { type: 'string', value: '<days>', description: 'how long it holds (default: until it is ended)' },
  },
  examples: ['hardpoint registry new-token ./registry acme', 'hardpoint registry new-token ./registry acme --scope publish --days 90'],
  async run(context, { folder, publisher }, { scope = SCOPES, days }) {
    const scopes = scope.map((word) => {
      const known = SCOPES.find((one) => one === word)
      if (known === undefined) throw usageError(`${JSON.stringify(word)} is no scope: write publish or yank.`, 'registry new-token')
      return known
    })
    if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) throw usageError(`--days takes a number of days, not ${JSON.stringify(days)}.`, 'registry new-token')
    const end = days === undefined ? {} : { expiresAt: new Date(Date.now() + Number(days) * 86_400_000).toISOString() }
    const made = await withStore(context, folder, (store) => store.createToken(publisher, { scopes: [...new Set(scopes)], ...end }))
    return { data: made, text: made.token }
  },
})
