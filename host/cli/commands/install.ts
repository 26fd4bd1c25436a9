import { HardpointError } from '@hardpoint/schemas/errors'
import type { InstalledPlugin, Plan } from '../../lifecycle/lifecycle.ts'
import { askConsent, saidYes } from '../ask-consent.ts'
import { command } from '../command.ts'
import { renderPlan } from '../render-plan.ts'
import { listOf } from './_list-of.ts'

export const install = command({
  name: 'install',
  summary: 'Install or upgrade plugins from the registry',
  details: 'Shows a plan first: versions, publisher and key, tier, and what each plugin may do. '
    + 'New capabilities need consent: on a terminal you are asked; elsewhere name them with --grant. --yes never grants any.',
  arguments: [{ name: 'plugin', description: 'treasury, acme.mail, acme.mail@^1.2.0', many: true }],
  options: {
    grant: { type: 'string', multiple: true, value: '<capability>', description: 'consent to a capability, or <plugin>:<capability>' },
    yes: { type: 'boolean', short: 'y', description: 'do not ask whether to go on; grants nothing' },
    'dry-run': { type: 'boolean', description: 'show the plan and stop' },
    'allow-downgrade': { type: 'boolean', description: 'accept an older version than the one installed' },
  },
  examples: ['hardpoint install treasury', 'hardpoint install acme.mail@^1.2.0 --grant storage --grant http.fetch', 'hardpoint install treasury --dry-run --json'],
  async run(context, { plugin: specs }, options) {
    const { io, json } = context
    io.progress('Reading the registry …')
    const client = await context.client()
    const plan = await client.call<Plan>('POST', '/plugins/plan', { specs, allowDowngrade: options['allow-downgrade'] === true })
    const shown = renderPlan(plan, io.colors)
    if (options['dry-run'] === true) return { data: plan, text: shown }
    if (!json) io.err(`${shown}\n`)
    const asks = Object.keys(plan.needsConsent).length > 0
    const consent = await askConsent(plan, listOf(options.grant), io)
    if (!asks && io.interactive && options.yes !== true && !await saidYes('Install this? [y/N] ', io)) {
      throw new HardpointError('HP_ERR_USAGE', { problem: 'Nothing was installed.', command: 'install' })
    }
    io.progress('Downloading, verifying, installing …')
    const installed = await client.call<InstalledPlugin[]>('POST', '/plugins/install', { plan, consent })
    return { data: installed, text: installed.map(({ id, version }) => `installed ${id} ${version}`).join('\n') || 'Nothing to do: everything is installed already.' }
  },
})
