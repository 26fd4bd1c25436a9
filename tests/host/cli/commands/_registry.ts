import { makePlugin } from './_plugin.ts'
import { tryCli, type Tried } from '../_try.ts'

/** A registry `reg` with the publisher acme, whose key is k.json, and a package a.hpk; and commands with a token in their environment. */
export async function publishable(directory: string): Promise<{ readonly token: string; run(argv: readonly string[], env?: Record<string, string>): Promise<Tried> }> {
  await makePlugin(directory)
  await tryCli(['plugin', 'pack', 'mail', '-o', 'a.hpk', '--key', 'k.json'], { directory })
  await tryCli(['registry', 'init', 'reg', '--keys', 'operator'], { directory })
  await tryCli(['registry', 'add-publisher', 'reg', 'acme', 'k.json', '--targets-key', 'operator/targets.key.json'], { directory })
  const token = (await tryCli(['registry', 'new-token', 'reg', 'acme', '--scope', 'publish', '--scope', 'yank'], { directory })).out
  return { token, run: (argv, env = { HARDPOINT_REGISTRY_TOKEN: token }) => tryCli(argv, { directory, env: { HARDPOINT_STATE: 'state', ...env } }) }
}
