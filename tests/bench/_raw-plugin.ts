import type { Manifest } from '@hardpoint/schemas'
import { signPackage } from '@hardpoint/schemas/package'
import type { Plan } from '../../host/lifecycle/lifecycle.ts'
import type { TestHost } from '../e2e/_test-host.ts'

/** A plugin as its two files: rightly signed, and no tool of the SDK looks at it. */
export interface RawPlugin { readonly manifest: Partial<Manifest> & Pick<Manifest, 'id'>; readonly main: string }

export async function publishRaw({ registry, keys }: Pick<TestHost, 'registry' | 'keys'>, { manifest, main }: RawPlugin): Promise<void> {
  const whole = { version: '1.0.0', title: manifest.id, description: 'A plugin of a test.', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'free', ...manifest }
  await registry.publish(signPackage(new Map([['plugin.json', Buffer.from(JSON.stringify(whole))], ['main.js', Buffer.from(main)]]), keys), keys)
}

/** Installs in one plan, with consent to all that is asked for. */
export async function installAll(system: Pick<TestHost, 'call'>, specs: readonly string[]): Promise<void> {
  const plan = await system.call('POST', '/api/v1/plugins/plan', { specs })
  if (plan.status !== 200) throw new TypeError(plan.text)
  const installed = await system.call('POST', '/api/v1/plugins/install', { plan: plan.body, consent: (plan.body as Plan).needsConsent })
  if (installed.status !== 200) throw new TypeError(installed.text)
}
