import type { InstalledPlugin, Plan } from '../lifecycle/lifecycle.ts'
import { askConsent } from './ask-consent.ts'
import { askToGoOn } from './ask-to-go-on.ts'
import type { AdminClient } from './client.ts'
import type { CommandContext, CommandResult } from './command.ts'
import { concernsOf } from './concerns.ts'
import { renderPlan } from './render-plan.ts'

/** What was said on the command line of `install` and `upgrade`. */
export interface ApplyOptions {
  readonly command: 'install' | 'upgrade'
  readonly grant: readonly string[]
  readonly yes: boolean
  readonly dryRun: boolean
}

/**
 * Shows a plan, asks for what it needs, and has it applied. To grant capabilities is not yet to agree to the rest: keys, data, other plugins.
 *
 * @throws HP_ERR_CONSENT, HP_ERR_USAGE where nobody says yes, and what the admin API answers
 */
export async function applyPlan({ io, json }: Pick<CommandContext, 'io' | 'json'>, client: AdminClient, plan: Plan, { command, grant, yes, dryRun }: ApplyOptions): Promise<CommandResult> {
  const shown = renderPlan(plan, io.colors)
  if (dryRun) return { data: plan, text: shown }
  if (!json) io.err(`${shown}\n`)
  const consent = await askConsent(plan, grant, io)
  await askToGoOn({ command, question: command === 'install' ? 'Install this?' : 'Upgrade to this?', about: concernsOf(plan), yes, io })
  io.progress('Downloading, verifying, installing …')
  const installed = await client.call<InstalledPlugin[]>('POST', '/plugins/install', { plan, consent })
  return { data: installed, text: installed.map(({ id, version }) => `installed ${id} ${version}`).join('\n') || 'Nothing to do: everything is installed already.' }
}
