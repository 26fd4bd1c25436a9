import { HardpointError } from '@hardpoint/schemas/errors'
import type { Fixture } from './_harness.ts'

export const THREW = new HardpointError('HP_ERR_PLUGIN_THREW', { plugin: 'acme.mail', what: 'route a', problem: 'Error: x' })

/** acme.mail, upgraded from 1.0.0 to 1.1.0. */
export async function upgraded(f: Fixture, manifest: object = {}, before: (f: Fixture) => void = () => {}): Promise<void> {
  for (const version of ['1.0.0', '1.1.0']) {
    if (version === '1.1.0') before(f)
    await f.publish({ id: 'acme.mail', version, ...manifest }, `export default '${version}'`)
    await f.install('acme.mail')
  }
}

let callers = 0

/** Calls of acme.mail, each by a caller of its own unless all are of one. */
export function calls(
  f: Fixture, { answered = 0, failed = 0, error = THREW, cause, outside = false }: { answered?: number; failed?: number; error?: unknown; cause?: string; outside?: boolean },
): void {
  const plugin = f.lifecycle.get('acme.mail')
  if (plugin === undefined) return
  for (let call = 0; call < answered; call++) f.lifecycle.observe(plugin, { cause: cause ?? `token:${callers++}`, outside: false })
  for (let call = 0; call < failed; call++) f.lifecycle.observe(plugin, { error, cause: cause ?? `token:${callers++}`, outside })
}

/** What is in force after a look at what is watched. */
export async function looked(f: Fixture): Promise<string> {
  await f.look()
  return f.lifecycle.info('acme.mail').installed.version
}
