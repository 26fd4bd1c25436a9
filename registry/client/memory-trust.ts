import type { TrustState } from './trust-state.ts'

/** Trust that lasts as long as the process: each begins anew. */
export function memoryTrust(): TrustState {
  const files = new Map<string, Uint8Array>()
  return {
    place: 'memory',
    load: async () => new Map(files),
    save: async (changed) => { for (const [name, bytes] of changed) files.set(name, Uint8Array.from(bytes)) },
  }
}
