import type { Metadata, Targets } from '@tufjs/models'
import { LONGEST_LIFE, SHORTEST_LIFE, namespaceRole, type Digest } from '../roles/mod.ts'
import { isOurs } from './_check-role.ts'

const DAY = 86_400_000

/**
 * What is wrong with a publisher's role, whether its publisher sends it or the operator with another key; undefined where nothing is.
 *
 * It says what ours would say of its plugins, and nothing else; and it holds for a while. One that is over an hour later is of no use to its publisher, and each
 * mirror and bundle made meanwhile would hold what no host takes.
 */
export function namespaceProblem(metadata: Metadata<Targets>, indexes: Readonly<Record<string, Digest>>, now: number): string | undefined {
  const { version, expires } = metadata.signed
  if (!isOurs(metadata, namespaceRole(indexes, { version, expires }))) return 'holds more than versions of plugins'
  const life = Date.parse(expires) - now
  if (life >= SHORTEST_LIFE && life <= LONGEST_LIFE) return undefined
  return `expires at ${expires}, and one is to hold for ${SHORTEST_LIFE / DAY} to ${LONGEST_LIFE / DAY} days: `
    + 'look at the clock, and sign it anew (hardpoint plugin renew; for another key, plugin rotate-key)'
}
