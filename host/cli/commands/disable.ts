import type { InstalledPlugin } from '../../lifecycle/lifecycle.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const disable = command({
  name: 'disable',
  summary: 'Stop a plugin and keep it installed',
  arguments: [{ name: 'plugin', description: 'its id' }],
  options: { cascade: { type: 'boolean', description: 'also the plugins that need it' } },
  examples: ['hardpoint disable treasury', 'hardpoint disable acme.base --cascade'],
  async run(context, { plugin }, { cascade = false }) {
    const disabled = await (await context.client()).call<InstalledPlugin[]>('POST', `/plugins/${segment(plugin)}/disable`, { cascade })
    return { data: disabled, text: disabled.map(({ id }) => `disabled ${id}`).join('\n') }
  },
})
