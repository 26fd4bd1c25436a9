import { HardpointError } from '@hardpoint/schemas/errors'
import type { Consent, Plan } from '../lifecycle/lifecycle.ts'
import type { Io } from './io.ts'
import { renderCapability } from './render-plan.ts'

/**
 * Who may do what, decided by name (`--grant`) or by a person at the terminal, for whom No is the default.
 *
 * `--yes` answers no question here: a script that says yes to everything must not hand out capabilities.
 *
 * @param granted `storage`, for every plugin that asks for it, or `acme.mail:storage`
 * @throws HP_ERR_CONSENT, which names what is missing; HP_ERR_USAGE for a name that nothing asks for
 */
export async function askConsent({ plugins, needsConsent }: Plan, granted: readonly string[], io: Io): Promise<Consent> {
  refuseUnknown(needsConsent, granted)
  const consent: Record<string, readonly string[]> = {}
  for (const [plugin, capabilities] of Object.entries(needsConsent)) {
    const missing = capabilities.filter((id) => !granted.includes(id) && !granted.includes(`${plugin}:${id}`))
    if (missing.length > 0) {
      const planned = plugins.find(({ id }) => id === plugin)?.capabilities ?? []
      const lines = planned.filter(({ id }) => missing.includes(id)).map((capability) => `  ${renderCapability(capability, io.colors)}`)
      if (!io.interactive || !await saidYes(`${plugin} asks to:\n${lines.join('\n')}\nGrant this to ${plugin}? [y/N] `, io)) {
        throw new HardpointError('HP_ERR_CONSENT', { plugin, missing: missing.join(',') })
      }
    }
    consent[plugin] = capabilities
  }
  return consent
}

/** A misspelt name must not pass for consent to something else. */
function refuseUnknown(needsConsent: Plan['needsConsent'], granted: readonly string[]): void {
  const known = Object.entries(needsConsent).flatMap(([plugin, ids]) => ids.flatMap((id) => [id, `${plugin}:${id}`]))
  const unknown = granted.find((name) => !known.includes(name))
  if (unknown === undefined || known.length === 0) return
  const asked = [...new Set(known.filter((name) => !name.includes(':')))].join(', ')
  throw new HardpointError('HP_ERR_USAGE', { problem: `Nothing here asks for ${JSON.stringify(unknown)}; what is asked for: ${asked}.`, command: 'install' })
}

/** Anything but a clear yes is no. */
export async function saidYes(question: string, io: Io): Promise<boolean> {
  return /^y(es)?$/i.test((await io.ask(question)).trim())
}
