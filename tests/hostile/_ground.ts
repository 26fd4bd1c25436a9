import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import { signPackage } from '@hardpoint/schemas/package'
import type { Plan } from '../../host/lifecycle/lifecycle.ts'
import { startTestHost, type TestHost, type TestHostOptions } from '../e2e/_test-host.ts'

/** A plugin as an attacker packs it: whatever bytes, rightly signed. No tool of the SDK looks at them. */
export interface RawPlugin { readonly manifest: Partial<Manifest> & Pick<Manifest, 'id'>; readonly main: string }

/** What the caller of a public route got. */
export interface Outcome { readonly status: number; readonly code: string | undefined; readonly body: Readonly<Record<string, unknown>>; readonly text: string }

export interface Ground {
  readonly system: TestHost
  /** Calls `/p/<plugin>/attack` as a stranger, who sees what anybody may. */
  attack(plugin: string, headers?: Readonly<Record<string, string>>): Promise<Outcome>
  /** The same as an admin, who sees the plugin's own words too. */
  attackAsAdmin(plugin: string): Promise<Outcome>
  /** The kernel answers; the neighbour still has its state; nothing of the host was told to anybody; no secret is in a log. */
  assertUnharmed(t: Test): Promise<void>
}

/** A plugin of another publisher, whose count starts at 1 again if it is ever restarted. */
const NEIGHBOUR: RawPlugin = {
  manifest: { id: 'calm.neighbour', contributes: { routes: [{ id: 'count', method: 'GET', path: '/count', access: 'public' }] } },
  main: 'let count = 0; export default { routes: { count: () => Response.json({ count: ++count, polluted: "polluted" in {} }) } }',
}

/** Far from what an honest handler needs, also on a busy machine; a hazard that runs into a limit sets a smaller one. */
const LIMITS = { cpuMs: 3000, wallMs: 10_000, memoryMb: 32 } as const

/** A plugin with one public route, whose handler is the attack. `before` runs at the module's top level. */
export function rogue(id: string, handler: string, { before = '', manifest = {} }: { before?: string; manifest?: Partial<Manifest> } = {}): RawPlugin {
  return {
    manifest: { id: `rogue.${id}`, limits: LIMITS, contributes: { routes: [{ id: 'attack', method: 'GET', path: '/attack', access: 'public' }] }, ...manifest },
    main: `${before}\nexport default { routes: { attack: ${handler} } }`,
  }
}

/** A whole host with the neighbour awake and the attackers installed by the ordinary path. */
export async function startGround(t: Test, rogues: readonly RawPlugin[], options: TestHostOptions = {}): Promise<Ground> {
  const system = await startTestHost(options)
  t.teardown(() => system.close())
  for (const plugin of [NEIGHBOUR, ...rogues]) await publishRaw(system, plugin)
  await installAll(system, [NEIGHBOUR, ...rogues].map(({ manifest }) => manifest.id))
  const seen: string[] = []
  const admin = `Bearer ${system.host.adminToken}`
  const fetchAs = async (plugin: string, headers: Readonly<Record<string, string>>): Promise<Outcome> => {
    const response = await system.host.app.inject({ method: 'GET', url: `/p/${plugin}/attack`, headers })
    const text = `${JSON.stringify(response.headers)}${response.body}`
    seen.push(text)
    const body = parse(response.body)
    return { status: response.statusCode, code: typeof body['code'] === 'string' ? body['code'] : undefined, body, text }
  }
  let counted = 0
  const made: Ground = {
    system,
    attack: (plugin, headers = {}) => fetchAs(plugin, headers),
    attackAsAdmin: (plugin) => fetchAs(plugin, { authorization: admin }),
    async assertUnharmed(each) {
      each.equal((await system.host.app.inject({ method: 'GET', url: '/healthz' })).statusCode, 200, 'the kernel answers')
      const { body } = await system.call('GET', '/p/calm.neighbour/count')
      each.strictSame(body, { count: ++counted, polluted: false }, 'the neighbour goes on')
      each.notOk('polluted' in {}, 'the kernel\'s own prototypes are clean')
      for (const [what, text] of Object.entries(secretsOf(system))) each.notOk(seen.some((one) => one.includes(text)), `nobody is told ${what}`)
      each.notOk((await logsOf(system)).includes(system.host.adminToken), 'no token is in a log')
    },
  }
  await made.assertUnharmed(t)
  return made
}

function secretsOf({ host, directory }: TestHost): Record<string, string> {
  return {
    'where the code lies': join(import.meta.dirname, '../..'), 'where the data lies': directory, 'where temporary files lie': `${tmpdir()}/`,
    'whose home it is': `${homedir()}/`, 'the files of Node': 'node:internal', 'the admin token': host.adminToken,
  }
}

/** What the host has logged so far. */
export async function logsOf(system: TestHost): Promise<string> {
  return (await system.call('GET', '/api/v1/logs')).text
}

export async function publishRaw({ registry, keys }: TestHost, { manifest, main }: RawPlugin): Promise<void> {
  const whole = { version: '1.0.0', title: manifest.id, description: 'A plugin of a test.', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'free', ...manifest }
  const publisher = manifest.id.slice(0, manifest.id.indexOf('.'))
  await registry.registerPublisher(publisher, keys.publicKey)
  await registry.publish(signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(whole))], ['main.js', Buffer.from(main)]]), keys), await registry.createToken(publisher))
}

/** Installs in one plan, with consent to all that is asked for. */
export async function installAll(system: TestHost, specs: readonly string[]): Promise<void> {
  const plan = await system.call('POST', '/api/v1/plugins/plan', { specs })
  if (plan.status !== 200) throw new TypeError(plan.text)
  const installed = await system.call('POST', '/api/v1/plugins/install', { plan: plan.body, consent: (plan.body as Plan).needsConsent })
  if (installed.status !== 200) throw new TypeError(installed.text)
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
  } catch {
    return {}
  }
}
