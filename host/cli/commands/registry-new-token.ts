import { OPERATOR, type PublisherScope } from '@hardpoint/registry/server'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { tokensOf } from './_registry-access.ts'

const SCOPES: readonly PublisherScope[] = ['publish', 'yank']

/** As long as CI goes by one before somebody looks at it again. */
const DAYS = '90'

export const registryNewToken = command({
  name: 'registry new-token',
  summary: 'Make a token with which a publisher writes to a registry; it is shown once',
  details: 'Also while the registry is served. A token alone publishes nothing: packages and releases are signed with the publisher\'s key.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }, { name: 'publisher', description: 'whose token it is; @operator for who sends, from elsewhere, what the offline keys sign' }],
  options: {
    scope: { type: 'string', multiple: true, value: '<scope>', description: 'publish (the default), or yank, which also deprecates; give it twice for both; of @operator none' },
    days: { type: 'string', value: '<days>', description: 'how long it holds (default 90)' },
  },
  examples: [
    'hardpoint registry new-token ./registry acme', 'hardpoint registry new-token ./registry acme --scope publish --scope yank --days 7',
    'hardpoint registry new-token ./registry @operator --days 365',
  ],
  async run(context, { folder, publisher }, { scope, days = DAYS }) {
    if (publisher === OPERATOR && scope !== undefined) throw usageError('The operator\'s token has one scope of its own: leave --scope out.', 'registry new-token')
    const scopes = scope?.map((word) => {
      const known = SCOPES.find((one) => one === word)
      if (known === undefined) throw usageError(`${JSON.stringify(word)} is no scope: write publish or yank.`, 'registry new-token')
      return known
    })
    if (!/^[1-9]\d{0,4}$/.test(days)) throw usageError(`--days takes a number of days, not ${JSON.stringify(days)}.`, 'registry new-token')
    const expiresAt = new Date(Date.now() + Number(days) * 86_400_000).toISOString()
    const made = await tokensOf(context, folder).create(publisher, { ...(scopes === undefined ? {} : { scopes: [...new Set(scopes)] }), expiresAt })
    return { data: made, text: made.token }
  },
})
