import { yankVersion, type Yank } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { PUBLISHER_OPTIONS, withWriter } from './_publisher-access.ts'

const KINDS: readonly Yank['kind'][] = ['security', 'broken', 'legal', 'other']

export const pluginYank = command({
  name: 'plugin yank',
  summary: 'Withdraw a version, so that nobody chooses it anew',
  details: 'Its package stays for those who run it, and its number is never used again. The token is read from HARDPOINT_REGISTRY_TOKEN.',
  arguments: [{ name: 'plugin', description: 'its id' }, { name: 'version', description: 'the version to withdraw' }],
  options: {
    reason: { type: 'string', value: '<text>', description: 'why, for the people who run it' },
    kind: { type: 'string', value: '<kind>', description: 'why, for programs: security, broken, legal or other' },
    ...PUBLISHER_OPTIONS,
  },
  examples: ['hardpoint plugin yank acme.mail 1.2.0 --kind broken --reason "loses mail; use 1.2.1" --key acme.key.json --registry https://registry.acme.com'],
  async run(context, { plugin, version }, { reason, kind: word = 'other', ...options }) {
    const kind = KINDS.find((one) => one === word)
    if (kind === undefined) throw usageError(`${JSON.stringify(word)} is no kind: write ${KINDS.join(', ')}.`, 'plugin yank')
    if (reason === undefined || reason === '') throw usageError('Say why: --reason <text>.', 'plugin yank')
    const data = await withWriter(context, 'plugin yank', options, ({ writer, author }) => yankVersion(writer, { id: plugin, version, kind, reason }, author))
    return { data, text: `yanked ${plugin} ${version}` }
  },
})
