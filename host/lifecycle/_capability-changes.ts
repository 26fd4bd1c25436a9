import { isDeepStrictEqual } from 'node:util'
import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { ConsentRules } from './consent-rules.ts'
import type { LoadedPlugin } from './_state.ts'
import type { PlannedCapability } from './lifecycle.ts'

type Options = Readonly<Record<string, unknown>>

/**
 * What a version asks for, against what its plugin has now.
 *
 * `same` needs no consent: the admin decided about at least this much before, and keeps what they decided, also where that
 * was less or nothing. `narrower` needs none either: the grant shrinks to what is asked for.
 */
export function capabilityChanges(manifest: Manifest, before: LoadedPlugin | undefined, consent: ConsentRules): PlannedCapability[] {
  return consent.consentFor(manifest).map(asked => ({ ...asked, change: changeOf(manifest, asked.id, asked.options, before, consent) }))
}

function changeOf(manifest: Manifest, id: string, asked: Options, before: LoadedPlugin | undefined, consent: ConsentRules): PlannedCapability['change'] {
  const askedBefore = own(before?.manifest.capabilities, id)
  if (before === undefined || askedBefore === undefined) return 'new'
  const within = (inner: Options, outer: Options) => isWithin(manifest, consent, { id, inner, outer })
  const granted = own(before.grant.capabilities, id)
  if (granted === undefined || within(granted, asked)) return within(asked, askedBefore) ? 'same' : 'wider'
  // What was granted is more than is asked for now: it shrinks to that, unless that has something in it which was never granted.
  return within(asked, granted) ? 'narrower' : 'wider'
}

/** Whether options allow no more than others do, by the capability's own rule. */
export function isWithin(manifest: Manifest, consent: ConsentRules, { id, inner, outer }: { id: string; inner: Options; outer: Options }): boolean {
  if (isDeepStrictEqual(inner, outer)) return true
  try {
    consent.checkGrant({ ...manifest, capabilities: { [id]: outer } }, { [id]: inner })
    return true
  } catch (error) {
    if (HardpointError.is(error)) return false
    throw error
  }
}

/** A property of the object itself: a capability is not `constructor`. */
export function own<T>(record: Readonly<Record<string, T | undefined>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined
}
