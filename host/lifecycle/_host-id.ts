import { HardpointError } from '@hardpoint/schemas/errors'
import { committed } from '../storage/committed.ts'
import type { Store } from '../storage/store.ts'
import type { Records } from './_records.ts'

/** The id that this data directory draws its place in shares by: made once, random, and never sent anywhere. */
export async function hostId({ store, records: { host } }: { readonly store: Store; readonly records: Records }, make: () => string): Promise<string> {
  const known = await host.get([])
  if (known !== undefined) return known.value.id
  const id = make()
  try {
    await committed(store, { checks: [host.check([], null)], puts: [host.put([], { id })] })
    return id
  } catch (error) {
    // Another host of the same store was first.
    const other = HardpointError.is(error, 'HP_ERR_CONFLICT') ? await host.get([]) : undefined
    if (other === undefined) throw error
    return other.value.id
  }
}
