import type { InstalledPlugin } from '../../lifecycle/lifecycle.ts'
import { askCascade } from '../_ask-cascade.ts'
import { command } from '../command.ts'
import { segment } from './_paths.ts'

export const disable = command({
  name: 'disable',
  summary: 'Stop a plugin and keep it installed',
  arguments: [{ name: 'plugin', description: 'its id' }],
  details: 'With --cascade everything that needs it is disabled too: that is shown first, and asked about.',
  options: {
    cascade: { type: 'boolean', description: 'also the plugins that need it' },
    yes: { type: 'boolean', short: 'y', description: 'do not ask whether to go on' },
  },
  examples: ['hardpoint disable treasury', 'hardpoint disable acme.base --cascade', 'hardpoint disable acme.base --cascade --yes'],
  async run({ io, client: connect }, { plugin }, { cascade = false, yes = false }) {
    const client = await connect()
    const call = (dryRun: boolean): Promise<InstalledPlugin[]> => client.call('POST', `/plugins/${segment(plugin)}/disable`, { cascade, ...dryRun ? { dryRun } : {} })
    if (cascade) await askCascade((await call(true)).map(({ id }) => id), { verb: 'disable', yes, io })
    const disabled = await call(false)
    return { data: disabled, text: disabled.map(({ id }) => `disabled ${id}`).join('\n') }
  },
})
