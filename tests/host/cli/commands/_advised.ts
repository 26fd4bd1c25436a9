import type { Tried } from '../_try.ts'
import { publishable } from './_registry.ts'

/** A registry `reg` whose advisories s.json signs, with one, HPA-1, in force. */
export async function advised(directory: string): Promise<(argv: readonly string[]) => Promise<Tried>> {
  const { run } = await publishable(directory)
  await run(['registry', 'set-advisories-key', 'reg', 's.json', '--targets-key', 'operator/targets.key.json'])
  await run(['registry', 'add-advisory', 'reg', 'HPA-1', 'acme.mail', '<1.2.0', '--severity', 'high', '--title', 'Too open', '--action', 'disable', '--fixed', '1.2.0', '--key', 's.json'])
  return run
}
