import { rollOutVersion } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { namedVersion } from './_named-version.ts'
import { percentOf } from './_percent.ts'
import { PUBLISHER_OPTIONS, withWriter } from './_publisher-access.ts'

export const pluginRollout = command({
  name: 'plugin rollout',
  summary: 'Say how many hosts update to a version by themselves',
  details: 'Hosts that update automatically take the version where they are in its share; 100 is all of them. Hosts of a share are in every greater one. '
    + 'Who asks for the version gets it at any share. To start with a share, publish with one: hardpoint plugin publish --rollout. '
    + 'The token is read from HARDPOINT_REGISTRY_TOKEN.',
  arguments: [{ name: 'version', description: 'acme.mail@1.2.0' }, { name: 'percent', description: '1 to 100' }],
  options: PUBLISHER_OPTIONS,
  examples: [
    'hardpoint plugin rollout acme.mail@1.2.0 25 --key acme.key.json --registry https://registry.acme.com',
    'hardpoint plugin rollout acme.mail@1.2.0 100 --key acme.key.json --registry https://registry.acme.com',
  ],
  async run(context, { version: named, percent: text }, options) {
    const { id, version } = namedVersion(named, 'plugin rollout')
    const percent = percentOf(text, 'plugin rollout')
    const data = await withWriter(context, 'plugin rollout', options, ({ writer, author }) => rollOutVersion(writer, { id, version, percent }, author))
    return { data, text: `${id} ${version} goes to ${percent === 100 ? 'all hosts' : `${percent} % of hosts`} by itself` }
  },
})
