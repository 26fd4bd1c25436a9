import type { InstalledPlugin } from '../../lifecycle/lifecycle.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const unpin = command({
  name: 'unpin',
  summary: 'Let a plugin that was pinned be moved again',
  arguments: [{ name: 'plugin', description: 'its id' }],
  examples: ['hardpoint unpin treasury'],
  async run(context, { plugin }) {
    const installed = await (await context.client()).call<InstalledPlugin>('POST', `/plugins/${segment(plugin)}/unpin`)
    return { data: installed, text: `unpinned ${installed.id} ${installed.version}` }
  },
})
