import { automaticChanges, isFrozen, obstacleTo, reasonFor, type Site } from './_automatic-versions.ts'
import type { ResolveInput } from '../resolver/mod.ts'
import type { AutomaticUpdate, WaitingUpdate } from './lifecycle.ts'

/** What is known of one outdated plugin. */
export interface Outdated {
  readonly id: string
  readonly wanted: string
  readonly waiting: WaitingUpdate | undefined
  readonly packages: ResolveInput['packages']
}

/** What comes by itself of an outdated plugin, and when; or why not. Undefined where nothing could. */
export async function automaticUpdateOf(site: Site, { id, wanted, waiting, packages }: Outdated): Promise<AutomaticUpdate | undefined> {
  const { state, clock } = site.context
  const loaded = state.plugins.get(id)
  if (loaded === undefined || wanted === loaded.installed.version) return undefined
  if (waiting !== undefined) return { version: waiting.version, what: `waits for you: ${waiting.needs.join('; ')}` }
  if (isFrozen(site, loaded)) return { version: wanted, what: 'does not come by itself: what is pinned, disabled or does not run stays as it is' }
  if (reasonFor(site, loaded) === undefined) return { version: wanted, what: `does not come by itself: nothing warns of ${loaded.installed.version}` }
  const next = (await automaticChanges(site, packages, id)).get(id)
  if (next !== undefined) return { version: next, from: new Date(clock()).toISOString(), what: 'comes by itself at the next look' }
  const entry = site.gathered.entries.get(id)?.find(({ version }) => version === wanted)
  const { what = 'what it needs does not come by itself', until, isDecision } = entry === undefined ? {} : obstacleTo(site, entry) ?? {}
  if (until !== undefined) return { version: wanted, from: until, what: `comes by itself from ${until} on` }
  return { version: wanted, what: `${isDecision === true ? 'waits for you' : 'does not come by itself yet'}: ${what}` }
}
