import type { Plan } from '../../lifecycle/lifecycle.ts'
import { applyPlan } from '../_apply-plan.ts'
import { command } from '../command.ts'
import { listOf } from './_list-of.ts'

export const install = command({
  name: 'install',
  summary: 'Install or upgrade plugins from the registry',
  details: 'Shows a plan first: versions, publisher and key, tier, and what each plugin may do. '
    + 'Behind an @ stands a range or a channel: acme.mail@beta takes versions of beta, besides those of latest, now and at each upgrade, and acme.mail@latest ends that. '
    + 'New capabilities need consent: on a terminal you are asked; elsewhere name them with --grant. --yes never grants any. '
    + 'The rest needs a yes too, keys that are new here above all: on a terminal you are asked; elsewhere add --yes.',
  arguments: [{ name: 'plugin', description: 'treasury, acme.mail, acme.mail@^1.2.0, acme.mail@beta', many: true }],
  options: {
    grant: { type: 'string', multiple: true, value: '<capability>', description: 'consent to a capability, or <plugin>:<capability>' },
    yes: { type: 'boolean', short: 'y', description: 'do not ask whether to go on: needed where no terminal is; grants nothing' },
    'dry-run': { type: 'boolean', description: 'show the plan and stop' },
    'allow-downgrade': { type: 'boolean', description: 'accept an older version than the one installed' },
  },
  examples: ['hardpoint install treasury', 'hardpoint install acme.mail@^1.2.0 --grant storage --grant http.fetch --yes', 'hardpoint install treasury --dry-run --json'],
  async run(context, { plugin: specs }, options) {
    context.io.progress('Reading the registry …')
    const client = await context.client()
    const plan = await client.call<Plan>('POST', '/plugins/plan', { specs, allowDowngrade: options['allow-downgrade'] === true })
    return applyPlan(context, client, plan, { command: 'install', grant: listOf(options.grant), yes: options.yes === true, dryRun: options['dry-run'] === true })
  },
})
