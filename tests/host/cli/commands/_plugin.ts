import { tryCli } from '../_try.ts'

/** A new plugin in `mail/` and a key in `k.json`, made by the commands themselves. */
export async function makePlugin(directory: string): Promise<void> {
  await tryCli(['plugin', 'new', 'mail', '--id', 'acme.mail'], { directory })
  await tryCli(['keys', 'new', 'k.json'], { directory })
}
