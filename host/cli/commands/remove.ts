import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const remove = command({
  name: 'remove',
  summary: 'Remove a plugin; its data stays unless --purge',
  arguments: [{ name: 'plugin', description: 'its id' }],
  options: {
    cascade: { type: 'boolean', description: 'also the plugins that need it' },
    purge: { type: 'boolean', description: 'delete its data too: this cannot be undone' },
  },
  examples: ['hardpoint remove treasury', 'hardpoint remove acme.mail --purge'],
  async run(context, { plugin }, { cascade, purge }) {
    const query = new URLSearchParams([...(cascade === true ? [['cascade', '1']] : []), ...(purge === true ? [['purge', '1']] : [])])
    const removed = await (await context.client()).call<string[]>('DELETE', `/plugins/${segment(plugin)}${query.size === 0 ? '' : `?${query}`}`)
    return { data: removed, text: removed.map((id) => `removed ${id}${purge === true ? ' and its data' : ''}`).join('\n') }
  },
})
