import { registryStatus, type RoleStatus } from '@hardpoint/registry/client'
import { fingerprint } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { endingSoon, renewalOf } from '../registry/ending-soon.ts'
import { textTable } from '../text-table.ts'
import { OPERATOR_OPTIONS, readingAt } from './_operator-access.ts'

export const registryStatusCommand = command({
  name: 'registry status',
  summary: 'Show who signs for a registry, and until when each signature holds',
  details: 'Everything is verified as a host does, but for its time: what has run out is shown too. What ends within 30 days says who signs it anew. Needs no key, and no server to be stopped.',
  arguments: [{ name: 'registry', description: 'its url or folder' }],
  options: OPERATOR_OPTIONS,
  examples: ['hardpoint registry status https://registry.acme.com', 'hardpoint registry status ./registry --json'],
  async run(context, { registry }, options) {
    const reading = readingAt(context, registry, options)
    const { roles, ...status } = await registryStatus(reading.location, reading.options)
    const now = Date.now()
    const soon = endingSoon(roles, now)
    const rows = roles.flatMap((role) => rowsOf(role, now))
    const notes = [
      ...roles.flatMap(({ role, problem }) => problem === undefined ? [] : [`${role}: hosts do not take it: ${problem}`]),
      ...soon.map(({ role, expires = '' }) => `${role} ${Date.parse(expires) <= now ? 'has ended' : 'ends soon'}: ${renewalOf(role)}`),
    ]
    return {
      data: { ...status, roles: roles.map(({ publicKeys, ...role }) => ({ ...role, keys: publicKeys.map(fingerprint), endsSoon: soon.some((one) => one.role === role.role) })) },
      text: [`root  ${status.rootFingerprint}`, '', textTable([['role', 'version', 'ends', 'days', 'needs', 'keys'], ...rows]), ...(notes.length === 0 ? [] : ['', ...notes])].join('\n'),
    }
  },
})

/** One line a key, so that fingerprints stand below each other. */
function rowsOf({ role, version, expires, threshold, publicKeys }: RoleStatus, now: number): string[][] {
  const [first = '', ...more] = publicKeys.map(fingerprint)
  const days = expires === undefined ? '' : `${Math.floor((Date.parse(expires) - now) / 86_400_000)}`
  return [
    [role, version === 0 ? '-' : `${version}`, expires?.slice(0, 10) ?? 'nothing signed', days, `${threshold} of ${publicKeys.length}`, first],
    ...more.map((key) => ['', '', '', '', '', key]),
  ]
}
