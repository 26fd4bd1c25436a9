import { LATEST, promoteVersion } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { channelOf } from './_channel.ts'
import { namedVersion } from './_named-version.ts'
import { PUBLISHER_OPTIONS, withWriter } from './_publisher-access.ts'

export const pluginPromote = command({
  name: 'plugin promote',
  summary: 'Move a version into another channel, its package as it is',
  details: 'Into latest, where no other is named: then every host may choose it, those that wait for an age from that age on. No version leaves latest; '
    + 'withdraw it with `plugin yank`. The token is read from HARDPOINT_REGISTRY_TOKEN.',
  arguments: [{ name: 'version', description: 'acme.mail@1.2.0' }],
  options: {
    to: { type: 'string', value: '<channel>', description: 'the channel (default: latest)' },
    ...PUBLISHER_OPTIONS,
  },
  examples: [
    'hardpoint plugin promote acme.mail@1.2.0 --key acme.key.json --registry https://registry.acme.com',
    'hardpoint plugin promote acme.mail@2.0.0-alpha.4 --to beta --key acme.key.json --registry ./registry',
  ],
  async run(context, { version: named }, { to, ...options }) {
    const { id, version } = namedVersion(named, 'plugin promote')
    const channel = channelOf(to, 'plugin promote')
    const data = await withWriter(context, 'plugin promote', options, ({ writer, author }) => promoteVersion(writer, { id, version, channel }, author))
    return { data, text: `${id} ${version} is in ${data?.channel ?? LATEST}` }
  },
})
