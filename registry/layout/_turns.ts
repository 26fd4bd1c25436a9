let last: Promise<void> = Promise.resolve()

/**
 * Resolves in a later turn of the event loop, which nobody else who waits here gets.
 *
 * Awaiting setImmediate alone would not do: several that wait are all served in one turn, and their work adds up.
 */
export function nextTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => { setImmediate(resolve) }))
  return last
}
