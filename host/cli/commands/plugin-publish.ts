import { publishPackage } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { CHANNEL_OPTION, channelOf } from './_channel.ts'
import { readInput } from './_paths.ts'
import { percentOf } from './_percent.ts'
import { PUBLISHER_OPTIONS, withWriter } from './_publisher-access.ts'

export const pluginPublish = command({
  name: 'plugin publish',
  summary: 'Publish a signed package',
  details: 'The publisher\'s token is read from HARDPOINT_REGISTRY_TOKEN: an argument could be seen by everyone on this machine. '
    + 'The key signs the list of the publisher\'s versions, so that no registry can change it.',
  arguments: [{ name: 'file', description: 'the signed package' }],
  options: {
    channel: CHANNEL_OPTION,
    rollout: { type: 'string', value: '<percent>', description: 'how many hosts update to it by themselves, until hardpoint plugin rollout says more (default: 100)' },
    ...PUBLISHER_OPTIONS,
  },
  examples: [
    'HARDPOINT_REGISTRY_TOKEN=… hardpoint plugin publish mail.hpk --key acme.key.json --registry https://registry.acme.com',
    'HARDPOINT_REGISTRY_TOKEN=… hardpoint plugin publish mail.hpk --key acme.key.json --registry ./registry',
    'HARDPOINT_REGISTRY_TOKEN=… hardpoint plugin publish mail.hpk --channel beta --key acme.key.json --registry https://registry.acme.com',
  ],
  async run(context, { file }, { channel: named, rollout: share, ...options }) {
    const channel = channelOf(named, 'plugin publish')
    const rollout = share === undefined ? undefined : percentOf(share, 'plugin publish')
    const entry = await withWriter(context, 'plugin publish', options, async ({ writer, author }) => {
      const bytes = await readInput(context, file)
      context.io.progress('Publishing …')
      return publishPackage(writer, bytes, author, { channel, rollout })
    })
    const where = `${entry.channel === undefined ? '' : ` into ${entry.channel}`}${entry.rollout === undefined ? '' : `, for ${entry.rollout} % of hosts by themselves`}`
    return { data: entry, text: `published ${entry.id} ${entry.version}${where} (${entry.sha256})` }
  },
})
