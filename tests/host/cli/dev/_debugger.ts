/** What a debugger is told: an answer, or an event. */
export interface Told {
  readonly id?: number
  readonly method?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly result?: Readonly<Record<string, unknown>>
}

export interface Debugger {
  readonly opened: Promise<void>
  readonly closed: Promise<number>
  /** How it was closed. */
  readonly ended: Promise<{ readonly code: number; readonly reason: string }>
  /** The answer's result. */
  ask(method: string, params?: unknown): Promise<Readonly<Record<string, unknown>>>
  /** The next event of a name, those before it are kept. */
  event(method: string): Promise<Readonly<Record<string, unknown>>>
  close(): void
}

/** A client of the inspector, over the protocol that DevTools speaks. */
export function attach(address: string): Debugger {
  const socket = new WebSocket(`ws://${address}`)
  const told: Told[] = []
  let lastId = 0
  let wake = (): void => undefined
  const opened = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<{ readonly code: number; readonly reason: string }>()
  opened.promise.catch(() => undefined)
  socket.addEventListener('open', () => opened.resolve())
  socket.addEventListener('error', () => opened.reject(new TypeError('refused')))
  socket.addEventListener('close', ({ code, reason }) => { ended.resolve({ code, reason }); wake() })
  socket.addEventListener('message', ({ data }) => { told.push(JSON.parse(String(data)) as Told); wake() })
  async function take(fits: (each: Told) => boolean): Promise<Told> {
    for (;;) {
      const at = told.findIndex(fits)
      const [found] = at < 0 ? [] : told.splice(at, 1)
      if (found !== undefined) return found
      if (socket.readyState === WebSocket.CLOSED) throw new TypeError('the session is over')
      await new Promise<void>((resolve) => {
        const before = wake
        wake = () => { before(); resolve() }
      })
    }
  }
  return {
    opened: opened.promise, ended: ended.promise, closed: ended.promise.then(({ code }) => code),
    async ask(method, params = {}) {
      await opened.promise
      const id = ++lastId
      socket.send(JSON.stringify({ id, method, params }))
      return (await take((each) => each.id === id)).result ?? {}
    },
    event: async (method) => (await take((each) => each.method === method)).params ?? {},
    close: () => socket.close(),
  }
}
