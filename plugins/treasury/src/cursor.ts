import { refuse } from '@hardpoint/sdk'

/** Longer than any cursor of ours. */
const MAX_LENGTH = 4096

/** A place in a list, or the state of a paged check, as an opaque text for a URL. It is no secret and grants nothing. */
export function encodeCursor(state: unknown): string {
  return btoa(Array.from(new TextEncoder().encode(JSON.stringify(state)), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Reads what `encodeCursor` wrote; `accept` says whether the state has the shape this list writes.
 *
 * @throws TREASURY_CURSOR
 */
export function decodeCursor<T>(text: string, accept: (state: unknown) => state is T): T {
  const state = read(text)
  if (!accept(state)) throw refuse(400, 'TREASURY_CURSOR', 'This cursor is not one of this list. Start again without it.')
  return state
}

function read(text: string): unknown {
  if (text.length > MAX_LENGTH) return undefined
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** True for a whole number from 0: a sequence number or the index of a leg. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
