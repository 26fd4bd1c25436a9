import type { FastifyInstance } from 'fastify'

/** How long requests in flight may take once the server closes; then their connections are cut. */
const DRAIN_MS = 10_000

/**
 * Makes closing quick: idle connections are closed over and over, because one that finishes its request after `close()` was
 * called would hold the server until its keep-alive ends (73 s, FIELD-NOTES).
 *
 * @returns whether the server is closing
 */
export function closeConnections(app: FastifyInstance): () => boolean {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
    if (!app.server.listening) return
    const idle = setInterval(() => app.server.closeIdleConnections(), 50)
    const drain = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS)
    app.server.once('close', () => { clearInterval(idle); clearTimeout(drain) })
    idle.unref()
    drain.unref()
  })
  return () => closing
}
