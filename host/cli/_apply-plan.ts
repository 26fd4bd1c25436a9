import { HardpointError } from '@hardpoint/schemas/errors'
import type { InstalledPlugin, Plan } from '../lifecycle/lifecycle.ts'
import { askConsent, saidYes } from './ask-consent.ts'
import type { AdminClient } from './client.ts'
import type { CommandContext, CommandResult } from './command.ts'
import { renderPlan } from './render-plan.ts'

/** What was said on the command line of `install` and `upgrade`. */
export interface ApplyOptions {
  readonly command: 'install' | 'upgrade'
  readonly grant: readonly string[]
  readonly yes: boolean
  readonly dryRun: boolean
}

/**
 * Shows a plan, asks for what it needs, and has it applied.
 *
 * @throws HP_ERR_CONSENT, HP_ERR_USAGE where a person says no, and what the admin API answers
 */
export async function applyPlan({ io, json }: Pick<CommandContext, 'io' | 'json'>, client: AdminClient, plan: Plan, { command, grant, yes, dryRun }: ApplyOptions): Promise<CommandResult> {
  const shown = renderPlan(plan, io.colors)
  if (dryRun) return { data: plan, text: shown }
  if (!json) io.err(`${shown}\n`)
  const asks = Object.keys(plan.needsConsent).length > 0
  const consent = await askConsent(plan, grant, io)
  const question = command === 'install' ? 'Install this? [y/N] ' : 'Upgrade to this? [y/N] '
  if (!asks && io.interactive && !yes && !await saidYes(question, io)) throw new HardpointError('HP_ERR_USAGE', { problem: 'Nothing was installed.', command })
  io.progress('Downloading, verifying, installing …')
  const installed = await client.call<InstalledPlugin[]>('POST', '/plugins/install', { plan, consent })
  return { data: installed, text: installed.map(({ id, version }) => `installed ${id} ${version}`).join('\n') || 'Nothing to do: everything is installed already.' }
}
