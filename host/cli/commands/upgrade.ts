import type { Plan } from '../../lifecycle/lifecycle.ts'
import { applyPlan } from '../_apply-plan.ts'
import { command } from '../command.ts'
import { listOf } from './_list-of.ts'

export const upgrade = command({
  name: 'upgrade',
  summary: 'Upgrade installed plugins; all, where none is named',
  details: 'Without names, what others need moves too, as far as they allow. Shows a plan first, and asks; without a terminal it needs --yes. '
    + 'Each new version is tried beside the one that serves, and put in force only if it works: then calls move over, '
    + 'and the old version is kept for `hardpoint rollback`. For ten minutes the host goes back by itself where the new version does worse. '
    + 'A version that it went back from is not taken again unless you name it.',
  arguments: [{ name: 'plugin', description: 'treasury, acme.mail@^1.2.0, acme.mail@beta', many: true, optional: true }],
  options: {
    grant: { type: 'string', multiple: true, value: '<capability>', description: 'consent to a capability, or <plugin>:<capability>' },
    yes: { type: 'boolean', short: 'y', description: 'do not ask whether to go on: needed where no terminal is; grants nothing' },
    'dry-run': { type: 'boolean', description: 'show the plan and stop' },
  },
  examples: ['hardpoint upgrade', 'hardpoint upgrade treasury --dry-run', 'hardpoint upgrade acme.mail@^2 --grant http.fetch --yes'],
  async run(context, { plugin: specs }, options) {
    context.io.progress('Reading the registry …')
    const client = await context.client()
    const plan = await client.call<Plan>('POST', '/plugins/plan-upgrade', { specs })
    if (plan.plugins.length === 0) return { data: options['dry-run'] === true ? plan : [], text: 'Nothing to do: no newer version can be had. See hardpoint outdated' }
    return applyPlan(context, client, plan, { command: 'upgrade', grant: listOf(options.grant), yes: options.yes === true, dryRun: options['dry-run'] === true })
  },
})
