import type { RawPlugin } from '../bench/_raw-plugin.ts'

const ROUTE = { id: 'attack', method: 'GET', path: '/attack', access: 'public' } as const

/** What a plugin does to the host from one public route. */
interface Attack {
  readonly name: string
  readonly handler: string
  readonly capabilities?: RawPlugin['manifest']['capabilities']
}

/** Time, memory, the channel, the kernel's own work, and plain crashes. The corpus of tests/hostile knows many more; these are the kinds. */
const ATTACKS: readonly Attack[] = [
  { name: 'spin', handler: '() => { while (true) {} }' },
  { name: 'heap', handler: '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }' },
  { name: 'log-flood', handler: '(request, host) => { for (let n = 0; n < 20000; n++) host.log.info("x".repeat(500)).catch(() => 0); return new Response("") }', capabilities: { log: {} } },
  { name: 'map-abort', handler: '() => { const map = new Map(); for (let n = 0; ; n++) map.set(n, n) }' },
  { name: 'spin-later', handler: 'async () => { await 0; while (true) {} }' },
  {
    name: 'storage-flood', capabilities: { storage: {} },
    handler: 'async (request, host) => { for (let n = 0; n < 400; n++) await Promise.all(Array.from({ length: 16 }, (_, m) => host.storage.set(["k", n, m], "x".repeat(2000)))) }',
  },
  { name: 'off-heap', handler: '() => { const kept = []; for (;;) kept.push(new Uint8Array(4e6).fill(1)) }' },
  {
    name: 'event-flood', capabilities: { 'events.publish': { topics: ['made'] } },
    handler: 'async (request, host) => { for (let n = 0; n < 2000; n++) host.events.publish("made", { n }).catch(() => 0); return new Response("") }',
  },
  { name: 'never', handler: '() => new Promise(() => {})' },
  { name: 'big-power', handler: '() => { let n = 3n; for (;;) n = n ** 7n }' },
  { name: 'timer-flood', handler: '() => { for (let n = 0; n < 100000; n++) setTimeout(() => { for (let m = 0; m < 1e6; m++); }, 1); return new Response("") }' },
  { name: 'big-answer', handler: '() => new Response("x".repeat(3e7))' },
  { name: 'bomb-text', handler: '() => { let text = "x"; for (;;) text = (text + text).replace(/x/g, "xy") }' },
  { name: 'throw-loop', handler: '() => { throw { get message() { while (true) {} } } }' },
  { name: 'fill', handler: '() => { new Array(2 ** 27).fill({}); return new Response("") }' },
  { name: 'deep-answer', handler: 'async (request, host) => { const deep = (n) => n === 0 ? [] : [deep(n - 1)]; return Response.json(deep(5000)) }' },
]

/** Signed like any other, each of a publisher of its own: a cell of its own, where it can only hurt itself. */
export function hostilePlugins(): RawPlugin[] {
  return ATTACKS.map(({ name, handler, capabilities = {} }) => ({
    manifest: { id: `rogue-${name}.plugin`, limits: { cpuMs: 300, wallMs: 2000, memoryMb: 32 }, capabilities, contributes: { routes: [ROUTE] } },
    main: `export default { routes: { attack: ${handler} } }`,
  }))
}
