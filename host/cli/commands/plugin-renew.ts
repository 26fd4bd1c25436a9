import { renewPublisher } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { PUBLISHER_OPTIONS, withWriter } from './_publisher-access.ts'

export const pluginRenew = command({
  name: 'plugin renew',
  summary: 'Sign what you have published for another 90 days',
  details: 'What a publisher signed can be installed for 90 days from its last publish: so long, and no longer, could a registry whose server was taken over keep a new version or '
    + 'a yank from hosts. Each publish begins them anew; who publishes less often runs this, by the clock if need be. Changes nothing else. '
    + 'The token is read from HARDPOINT_REGISTRY_TOKEN.',
  arguments: [{ name: 'publisher', description: 'the part of the plugins\' ids before the dot' }],
  options: PUBLISHER_OPTIONS,
  examples: ['HARDPOINT_REGISTRY_TOKEN=… hardpoint plugin renew acme --key acme.key.json --registry https://registry.acme.com'],
  async run(context, { publisher }, options) {
    let expires = ''
    await withWriter(context, 'plugin renew', options, ({ writer, author }) => renewPublisher(writer, publisher, { ...author, onRole: (role) => { expires = role.expires } }))
    return { data: { publisher, expires }, text: `${publisher}'s plugins can be installed until ${expires.slice(0, 10)}` }
  },
})
