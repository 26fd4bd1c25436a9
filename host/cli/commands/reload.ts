import type { InstalledPlugin } from '../../lifecycle/lifecycle.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const reload = command({
  name: 'reload',
  summary: 'Start a plugin anew; calls that run are finished first',
  details: 'What the plugin kept in variables is gone; its data stays. Its package is verified again.',
  arguments: [{ name: 'plugin', description: 'its id' }],
  examples: ['hardpoint reload treasury'],
  async run(context, { plugin }) {
    const reloaded = await (await context.client()).call<InstalledPlugin>('POST', `/plugins/${segment(plugin)}/reload`)
    return { data: reloaded, text: `reloaded ${reloaded.id} ${reloaded.version}` }
  },
})
