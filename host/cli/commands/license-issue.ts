import { writeFile } from 'node:fs/promises'
import { readKeyFile } from '@hardpoint/sdk/tools'
import type { License } from '@hardpoint/schemas'
import { issueLicense, readLicense } from '../../licensing/license-document.ts'
import { parseTier, TIERS } from '../../licensing/tiers.ts'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'

const DAY_MS = 86_400_000

export const licenseIssue = command({
  name: 'license issue',
  summary: 'Sign a license',
  details: 'For vendors, with the key of license keygen.',
  arguments: [{ name: 'file', description: 'where the license is written' }],
  options: {
    key: { type: 'string', value: '<file>', description: 'key file of the issuer' },
    tier: { type: 'string', value: '<tier>', description: 'free, pro, enterprise' },
    tenant: { type: 'string', value: '<tenant>', description: 'default *: every tenant of the host' },
    holder: { type: 'string', value: '<name>', description: 'who it is for' },
    issuer: { type: 'string', value: '<name>', description: 'who issues it (default hardpoint)' },
    days: { type: 'string', value: '<number>', description: 'valid from now for this long (default 365)' },
    until: { type: 'string', value: '<time>', description: 'valid until then instead: 2027-01-31, or an ISO 8601 time' },
    'grace-days': { type: 'string', value: '<number>', description: 'the tier holds this much longer, with a warning (default 14)' },
  },
  examples: ['hardpoint license issue acme.license.json --key issuer.key.json --tier pro --holder "Acme" --days 365'],
  async run(context, { file }, { key, tier, tenant = '*', holder, issuer = 'hardpoint', days = '365', until, 'grace-days': graceDays = '14' }) {
    if (key === undefined || tier === undefined) throw usageError('Name the key and the tier: --key <file> --tier <tier>.', 'license issue')
    const now = Date.now()
    const keyPair = await readKeyFile(pathOf(context, key))
    const envelope = issueLicense({
      tenant, tier: tierOf(tier), issuer, ...(holder === undefined ? {} : { holder }),
      issuedAt: iso(now), notBefore: iso(now), expiresAt: iso(until === undefined ? now + wholeDays(days, 'days') * DAY_MS : timeOf(until)), graceDays: wholeDays(graceDays, 'grace-days'),
    }, keyPair)
    const license = readLicense(envelope, [keyPair.publicKey])
    await writeFile(pathOf(context, file), `${JSON.stringify(envelope, null, 2)}\n`)
    return { data: { file, license }, text: `wrote ${file}: ${license.tier} for ${license.tenant} until ${license.expiresAt}` }
  },
})

function tierOf(text: string): License['tier'] {
  const tier = parseTier(text)
  if (tier === undefined) throw usageError(`--tier needs one of ${TIERS.join(', ')}, not ${JSON.stringify(text)}.`, 'license issue')
  return tier
}

/** Without milliseconds, as licenses are written. */
function iso(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
}

function timeOf(text: string): number {
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) throw usageError(`--until needs a time such as 2027-01-31 or 2027-01-31T12:00:00Z, not ${JSON.stringify(text)}.`, 'license issue')
  return time
}

function wholeDays(text: string, option: string): number {
  if (!/^\d{1,5}$/.test(text)) throw usageError(`--${option} needs a whole number of days, not ${JSON.stringify(text)}.`, 'license issue')
  return Number(text)
}
