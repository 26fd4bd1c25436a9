import type { LicenseStatus } from '../../licensing/licensing.ts'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'

export const licenseShow = command({
  name: 'license show',
  summary: 'Show the license and the tier in force',
  examples: ['hardpoint license show'],
  async run(context) {
    const status = await (await context.client()).call<LicenseStatus>('GET', '/license')
    return { data: status, text: renderLicense(status) }
  },
})

export function renderLicense({ tenant, tier, state, reason, license }: LicenseStatus): string {
  return textTable([
    ['tenant', tenant],
    ['tier', tier],
    ['state', state],
    ['why', neutralise(reason)],
    ...(license === undefined ? [] : [['license', license.id], ['holder', neutralise(license.holder ?? '')], ['valid', `${license.notBefore} to ${license.expiresAt}`]]),
  ])
}
