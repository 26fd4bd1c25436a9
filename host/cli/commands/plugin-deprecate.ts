import { deprecatePlugin } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { PUBLISHER_OPTIONS, withWriter } from './_publisher-access.ts'

export const pluginDeprecate = command({
  name: 'plugin deprecate',
  summary: 'Tell that a plugin, or a version of it, is better not used any more',
  details: 'It can still be installed; who does is told. The token is read from HARDPOINT_REGISTRY_TOKEN.',
  arguments: [{ name: 'plugin', description: 'its id' }, { name: 'version', description: 'one version (default: all)', optional: true }],
  options: {
    reason: { type: 'string', value: '<text>', description: 'why, for the people who run it' },
    replacement: { type: 'string', value: '<plugin>', description: 'what to use instead' },
    ...PUBLISHER_OPTIONS,
  },
  examples: ['hardpoint plugin deprecate acme.mail --reason "no longer maintained" --replacement acme.post --key acme.key.json --registry https://registry.acme.com'],
  async run(context, { plugin, version }, { reason, replacement, ...options }) {
    if (reason === undefined || reason === '') throw usageError('Say why: --reason <text>.', 'plugin deprecate')
    const data = await withWriter(context, 'plugin deprecate', options, ({ writer, author }) => deprecatePlugin(
      writer, { id: plugin, reason, ...(version === undefined ? {} : { version }), ...(replacement === undefined ? {} : { replacement }) }, author,
    ))
    return { data, text: data.map((line) => `deprecated ${line.id} ${line.version}`).join('\n') }
  },
})
