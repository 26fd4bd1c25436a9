import { askCascade } from '../_ask-cascade.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const remove = command({
  name: 'remove',
  summary: 'Remove a plugin; its data stays unless --purge',
  arguments: [{ name: 'plugin', description: 'its id' }],
  details: 'With --cascade everything that needs it is removed too, and with --purge data is deleted: either is shown first, and asked about.',
  options: {
    cascade: { type: 'boolean', description: 'also the plugins that need it' },
    purge: { type: 'boolean', description: 'delete its data too: this cannot be undone' },
    yes: { type: 'boolean', short: 'y', description: 'do not ask whether to go on: needed with --purge, and for what goes along, where no terminal is' },
  },
  examples: ['hardpoint remove treasury', 'hardpoint remove acme.mail --purge', 'hardpoint remove acme.base --cascade --yes'],
  async run({ io, client: connect }, { plugin }, { cascade = false, purge = false, yes = false }) {
    const client = await connect()
    const call = (dryRun: boolean): Promise<string[]> => {
      const query = new URLSearchParams(Object.entries({ cascade, purge, dryRun }).flatMap(([name, isOn]) => (isOn ? [[name, '1']] : [])))
      return client.call('DELETE', `/plugins/${segment(plugin)}${query.size === 0 ? '' : `?${query}`}`)
    }
    if (cascade || purge) await askCascade(await call(true), { verb: 'remove', purge, yes, io })
    const removed = await call(false)
    return { data: removed, text: removed.map((id) => `removed ${id}${purge ? ' and its data' : ''}`).join('\n') }
  },
})
