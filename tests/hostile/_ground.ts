import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { signPackage } from '@hardpoint/schemas/package'
import type { Plan } from '../../host/lifecycle/lifecycle.ts'
import { startTestHost, type TestHost, type TestHostOptions } from '../e2e/_test-host.ts'
import type { RawPlugin } from './_raw-plugin.ts'

/** What the caller of a route got. */
export interface Outcome { readonly status: number; readonly code: string | undefined; readonly body: Readonly<Record<string, unknown>>; readonly text: string }

/** A request to a plugin's route. */
export interface Ask {
  /** The attacker, where it is not given. */
  readonly plugin?: string
  /** `/attack`, where it is not given. */
  readonly path?: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** An admin sees the plugin's own words too; a stranger sees what anybody may. */
  readonly as?: 'admin' | 'stranger'
}

/** A whole host under attack, with a neighbour that must not notice. */
export interface Ground {
  readonly system: TestHost
  /** Id of the hazard's first plugin. */
  readonly attacker: string
  /** The same host, for the hazard of another attacker. */
  for(attacker: string): Ground
  /** Of the real listening socket, for crafted bytes. */
  readonly port: number
  ask(ask?: Ask): Promise<Outcome>
  /** Text that got out in another way than by `ask`: it is searched for what must not get out, too. */
  overhear(text: string): void
  /** What the host has logged so far. */
  logs(): Promise<string>
  /** Stops the host and starts it again: the neighbour counts from 1 again, as it must. */
  restart(): Promise<void>
  /** What is not as it must be: the kernel, the neighbour, secrets in what was told, a token in a log. Empty: all is well. */
  harm(): Promise<string[]>
}

/** A plugin of another publisher, whose count starts at 1 again if it is ever restarted. */
const NEIGHBOUR: RawPlugin = {
  manifest: { id: 'calm.neighbour', contributes: { routes: [{ id: 'count', method: 'GET', path: '/count', access: 'public' }] } },
  main: 'let count = 0; export default { routes: { count: () => Response.json({ count: ++count, polluted: "polluted" in {} }) } }',
}

/** What the admin API takes in one plan. */
const PLAN = 64

/** A whole host, listening, with the neighbour awake and the plugins installed by the ordinary path. */
export async function openGround(plugins: readonly RawPlugin[], options: TestHostOptions = {}): Promise<Ground> {
  const system = await startTestHost({ listen: true, ...options })
  try {
    for (const plugin of [NEIGHBOUR, ...plugins]) await publishRaw(system, plugin)
    const ids = [NEIGHBOUR, ...plugins].map(({ manifest }) => manifest.id)
    for (let at = 0; at < ids.length; at += PLAN) await installAll(system, ids.slice(at, at + PLAN))
    const ground = groundOf({ system, seen: [], counted: 0 }, plugins[0]?.manifest.id ?? NEIGHBOUR.manifest.id)
    const harm = await ground.harm()
    if (harm.length > 0) throw new TypeError(`Harm before the attack: ${harm.join('; ')}`)
    return ground
  } catch (error) {
    await system.close()
    throw error
  }
}

/** What the grounds of one host share. */
interface Shared { readonly system: TestHost; readonly seen: string[]; counted: number }

function groundOf(shared: Shared, attacker: string): Ground {
  const { system, seen } = shared
  const logs = async (): Promise<string> => (await system.call('GET', '/api/v1/logs')).text
  return {
    system, attacker, logs,
    for: (other) => groundOf(shared, other),
    get port() { return Number(new URL(system.host.url ?? 'http://none:0').port) },
    async ask({ plugin = attacker, path = '/attack', method = 'GET', headers = {}, body, as = 'admin' } = {}) {
      const authorization: Record<string, string> = as === 'admin' ? { authorization: `Bearer ${system.host.adminToken}` } : {}
      const response = await system.host.app.inject({ method, url: `/p/${plugin}${path}`, headers: { ...authorization, ...headers }, ...(body === undefined ? {} : { payload: body }) })
      const text = `${JSON.stringify(response.headers)}${response.body}`
      seen.push(text)
      const parsed = parse(response.body)
      return { status: response.statusCode, code: typeof parsed['code'] === 'string' ? parsed['code'] : undefined, body: parsed, text }
    },
    overhear(text) { seen.push(text) },
    async restart() {
      await system.restart()
      shared.counted = 0
    },
    async harm() {
      const harm: string[] = []
      const { statusCode } = await system.host.app.inject({ method: 'GET', url: '/healthz' })
      if (statusCode !== 200) harm.push(`the kernel's health is ${statusCode}`)
      const { text } = await system.call('GET', '/p/calm.neighbour/count')
      if (text !== JSON.stringify({ count: ++shared.counted, polluted: false })) harm.push(`the neighbour does not go on: ${text}`)
      if ('polluted' in {}) harm.push('the kernel\'s own prototypes are changed')
      for (const [what, secret] of Object.entries(secretsOf(system))) if (seen.some((one) => one.includes(secret))) harm.push(`somebody was told ${what}`)
      if ((await logs()).includes(system.host.adminToken)) harm.push('the admin token is in a log')
      return harm
    },
  }
}

function secretsOf({ host, directory }: TestHost): Record<string, string> {
  return {
    'where the code lies': join(import.meta.dirname, '../..'), 'where the data lies': directory, 'where temporary files lie': `${tmpdir()}/`,
    'whose home it is': `${homedir()}/`, 'the files of Node': 'node:internal', 'the admin token': host.adminToken,
  }
}

async function publishRaw({ registry, keys }: TestHost, { manifest, main }: RawPlugin): Promise<void> {
  const whole = { version: '1.0.0', title: manifest.id, description: 'A plugin of a test.', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'free', ...manifest }
  await registry.publish(signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(whole))], ['main.js', Buffer.from(main)]]), keys), keys)
}

/** Installs in one plan, with consent to all that is asked for. */
async function installAll(system: TestHost, specs: readonly string[]): Promise<void> {
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
