import type { Test } from 'tap'
import type { Manifest } from '@hardpoint/schemas'
import type { TestHost, TestHostOptions } from '../e2e/_test-host.ts'
import { openGround, type Outcome } from './_ground.ts'
import { rogue as rogueOf } from './_hazard.ts'
import type { RawPlugin } from './_raw-plugin.ts'

export type { RawPlugin } from './_raw-plugin.ts'

export interface TestGround {
  readonly system: TestHost
  attack(plugin: string, headers?: Readonly<Record<string, string>>): Promise<Outcome>
  attackAsAdmin(plugin: string): Promise<Outcome>
  assertUnharmed(t: Test): Promise<void>
}

export function rogue(id: string, handler: string, { before = '', manifest = {} }: { before?: string; manifest?: Partial<Manifest> } = {}): RawPlugin {
  return rogueOf(id, handler, { before, manifest })
}

export async function startGround(t: Test, rogues: readonly RawPlugin[], options: TestHostOptions = {}): Promise<TestGround> {
  const ground = await openGround(rogues, options)
  t.teardown(() => ground.system.close())
  return {
    system: ground.system,
    attack: (plugin, headers = {}) => ground.ask({ plugin, headers, as: 'stranger' }),
    attackAsAdmin: (plugin) => ground.ask({ plugin }),
    assertUnharmed: async (each) => { each.strictSame(await ground.harm(), []) },
  }
}

export async function logsOf(system: TestHost): Promise<string> {
  return (await system.call('GET', '/api/v1/logs')).text
}
