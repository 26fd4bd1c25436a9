import { isDeepStrictEqual } from 'node:util'
import type { Advisory } from '@hardpoint/schemas'
import type { Root } from '@tufjs/models'
import { ADVISORIES_PATH, ADVISORIES_ROLE, parseAdvisories, targetPath } from '../layout/mod.ts'
import { assertOneTask, type RoleChange } from '../operate/mod.ts'
import { ROLE_LIFE, digestOf, namespaceRole, parseRole, rootKeys, signedBy, type Delegates } from '../roles/mod.ts'
import { assertIsOurs, assertNext, assertTimely, roleRefused } from './_check-role.ts'
import type { Step } from './_draft.ts'
import { publishersKeys } from './_publishers.ts'
import type { Advisories, State } from './_state.ts'

interface AdvisoriesSite {
  readonly state: State
  readonly now: number
  readonly registry: string
  readonly delegates: Delegates
  /** The one in force, and the next where it comes along. */
  readonly roots: readonly Root[]
}

/** Undefined where the advisories stay as they are. */
export function checkAdvisories(
  { role, files }: { readonly role: string | undefined } & Pick<RoleChange, 'files'>, { state, now, registry, delegates, roots }: AdvisoriesSite,
): { readonly value: Advisories; readonly files: readonly Step[] } | undefined {
  const before = state.advisories
  const isSameKey = isDeepStrictEqual(delegates.advisories, before?.publicKeys ?? [])
  if (role === undefined && isSameKey) return undefined
  if (role === undefined) throw roleRefused(ADVISORIES_ROLE, 'it comes along with the key that signs it')
  if (!isSameKey) assertNoOtherTask(delegates.advisories, { state, roots })
  const bytes = Buffer.from(role)
  const metadata = parseRole('targets', bytes, ADVISORIES_ROLE)
  const { version, expires } = metadata.signed
  assertNext(ADVISORIES_ROLE, version, before?.role.version ?? 0)
  if (signedBy(metadata, delegates.advisories).length === 0) throw roleRefused(ADVISORIES_ROLE, 'it is not signed with the key of this registry\'s advisories')
  assertTimely(ADVISORIES_ROLE, expires, { now, longest: ROLE_LIFE.advisories })
  const content = Buffer.from(files[ADVISORIES_PATH] ?? '')
  const file = digestOf(content)
  assertIsOurs(ADVISORIES_ROLE, metadata, namespaceRole({ [ADVISORIES_PATH]: file }, { version, expires }))
  const list = parseAdvisories(content, registry)
  assertKept(before?.list ?? [], list)
  return { value: { publicKeys: delegates.advisories, role: { version, ...digestOf(bytes) }, bytes, file, list }, files: [{ path: targetPath(ADVISORIES_PATH, file.sha256), bytes: content }] }
}

/** Who holds that other key would answer for security too. A root that comes along was compared with the advisories' key of before: with the next one it is here. */
function assertNoOtherTask(publicKeys: readonly string[], { state, roots }: Pick<AdvisoriesSite, 'state' | 'roots'>): void {
  if (publicKeys.length !== 1) throw roleRefused('targets', 'it gives the advisories to more or fewer keys than one')
  for (const root of roots) assertOneTask({ advisories: publicKeys }, { ...rootKeys(root), publisher: publishersKeys(state) })
}

/** What hosts were told is withdrawn, never forgotten or reworded: admins accepted it by its id. */
function assertKept(before: readonly Advisory[], after: readonly Advisory[]): void {
  for (const known of before) {
    const now = after.find(({ id }) => id === known.id)
    if (now === undefined) throw roleRefused(ADVISORIES_ROLE, `it leaves out ${known.id}: an advisory is withdrawn, and stays`)
    if (!isDeepStrictEqual({ ...known, withdrawnAt: known.withdrawnAt ?? now.withdrawnAt }, { ...now, withdrawnAt: now.withdrawnAt })) {
      throw roleRefused(ADVISORIES_ROLE, `it says something else of ${known.id} than before`)
    }
  }
}
