/** What some work comes to, or the signal's reason where that comes first: it is not begun then. */
export async function orAborted<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  // Who listens on a signal that was aborted before hears nothing.
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = (): void => { reject(signal.reason) }
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work(), aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
