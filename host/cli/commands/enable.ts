import type { InstalledPlugin } from '../../lifecycle/lifecycle.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const enable = command({
  name: 'enable',
  summary: 'Enable a plugin, or release it from quarantine',
  arguments: [{ name: 'plugin', description: 'its id' }],
  examples: ['hardpoint enable treasury'],
  async run(context, { plugin }) {
    const installed = await (await context.client()).call<InstalledPlugin>('POST', `/plugins/${segment(plugin)}/enable`)
    return { data: installed, text: `enabled ${installed.id} ${installed.version}` }
  },
})
