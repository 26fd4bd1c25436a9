import { HardpointError } from '@hardpoint/schemas/errors'
import type { InstalledPlugin, RollbackPlan } from '../../lifecycle/lifecycle.ts'
import { saidYes } from '../ask-consent.ts'
import { command } from '../command.ts'
import { renderRollback } from '../render-plan.ts'
import { segment } from './_paths.ts'

export const rollback = command({
  name: 'rollback',
  summary: 'Go back to the version of a plugin that was in force before',
  details: 'Shows first what goes back and what does not: with the version comes the grant that it had, but for what you took away since. '
    + '`hardpoint info` shows which versions are kept.',
  arguments: [{ name: 'plugin', description: 'its id' }],
  options: {
    yes: { type: 'boolean', short: 'y', description: 'do not ask whether to go on' },
    'dry-run': { type: 'boolean', description: 'show what would be done and stop' },
  },
  examples: ['hardpoint rollback treasury', 'hardpoint rollback acme.mail --dry-run --json'],
  async run({ io, json, client: connect }, { plugin }, { yes, 'dry-run': dryRun }) {
    const client = await connect()
    const path = `/plugins/${segment(plugin)}/rollback`
    const plan = await client.call<RollbackPlan>('GET', path)
    const shown = renderRollback(plan, io.colors)
    if (dryRun === true) return { data: plan, text: shown }
    if (!json) io.err(`${shown}\n`)
    if (io.interactive && yes !== true && !await saidYes('Go back to this? [y/N] ', io)) {
      throw new HardpointError('HP_ERR_USAGE', { problem: 'Nothing was changed.', command: 'rollback' })
    }
    const returned = await client.call<InstalledPlugin[]>('POST', path, { plan: plan.id })
    return { data: returned, text: returned.map(({ id, version }) => `went back to ${id} ${version}`).join('\n') }
  },
})
