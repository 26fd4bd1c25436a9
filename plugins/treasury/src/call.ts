import { refuse, type GuestContext, type HostApi } from '@hardpoint/sdk'
import type { Actor } from './actor.ts'
import type { ApprovalPolicy } from './approval-policy.ts'
import { readSettings, type Settings } from './settings.ts'

/** Who calls over HTTP, in the ledger's words. */
export function actorOf({ principal }: Pick<GuestContext, 'principal'>): Actor {
  return { id: principal.id, admin: principal.roles.includes('admin') }
}

/**
 * Who calls an export: the plugin, never the person it acts for, and never as an admin. Otherwise any plugin that an admin uses could
 * empty every account in the admin's name (a confused deputy). So a plugin moves money only out of accounts that list `plugin:<id>`
 * among their spenders.
 *
 * @throws TREASURY_NOT_SPENDER where the principal is no plugin
 */
export function callerOf({ principal: { id } }: Pick<GuestContext, 'principal'>): Actor {
  if (!id.startsWith('plugin:')) throw refuse(403, 'TREASURY_NOT_SPENDER', `'${id}' is no plugin, and exports are for plugins.`)
  return { id, admin: false }
}

/** The settings that are in force now. @throws TREASURY_CONFIG */
export async function settingsOf(host: Pick<HostApi, 'config'>): Promise<Settings> {
  return readSettings(await host.config.get())
}

/** What the organisation allows now: its settings, and whether it has approvals. @throws TREASURY_CONFIG */
export async function policyOf(host: Pick<HostApi, 'config'>, context: Pick<GuestContext, 'feature'>): Promise<ApprovalPolicy> {
  return { ...await settingsOf(host), approvals: context.feature('approvals') }
}

/** Now, as records show it. */
export function timestamp(): string {
  return new Date().toISOString()
}
