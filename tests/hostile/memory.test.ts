import { test } from 'tap'
import { rogue, startGround } from './_ground.ts'

/** Each takes what it can get: the call fails with the code (or is cut), and the isolate or its cell ends. How near to full the heap was decides which. */
const HAZARDS: readonly (readonly [name: string, handler: string, code: RegExp])[] = [
  ['arrays that grow', '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }', /^HP_ERR_MEMORY$/],
  ['one array that grows', '() => { const kept = []; for (;;) kept.push(1.5) }', /^HP_ERR_MEMORY$/],
  ['text that doubles and is made flat', '() => { let text = "x"; for (;;) { text += text; Number(text) } }', /^HP_ERR_MEMORY$/],
  ['a Map that grows', '() => { const kept = new Map(); for (let n = 0; ; n++) kept.set(n, n) }', /^HP_ERR_MEMORY$/],
  ['promises that are kept', '() => { const kept = []; for (;;) kept.push(new Promise(() => {})) }', /^HP_ERR_MEMORY$/],
  ['a hundred thousand log lines in one turn', '() => { for (let n = 0; n < 1e5; n++) console.log("x"); return new Response() }', /^HP_ERR_(MEMORY|CRASH)$/],
  ['a product of numbers, which no time limit interrupts', '() => { let n = 3n ** 400000n; for (;;) n *= n }', /^HP_ERR_(MEMORY|TIMEOUT_CPU|PLUGIN_THREW)$/],
  // The isolate has its own allowance for buffers, and throws a RangeError into the plugin.
  ['buffers outside the heap', '() => { const kept = []; for (;;) kept.push(new Uint8Array(1 << 20).fill(1)) }', /^HP_ERR_(MEMORY|PLUGIN_THREW)$/],
  ['one buffer beyond all limits', '() => Response.json(new ArrayBuffer(2 ** 33).byteLength)', /^HP_ERR_PLUGIN_THREW$/],
  ['more timers than a plugin may have', '() => { for (;;) setTimeout(() => {}, 1e6) }', /^HP_ERR_PLUGIN_THREW$/],
  ['an answer of 17 MB', '() => new Response("x".repeat(17_000_000))', /^HP_ERR_(PLUGIN_ANSWER|MEMORY)$/],
  ['a header of 20 MB', '() => new Response(null, { headers: { "x-long": "y".repeat(20_000_000) } })', /^HP_ERR_(PLUGIN_ANSWER|MEMORY)$/],
  ['an error of 20 MB', '() => { throw Object.assign(new Error("m".repeat(20_000_000)), { stack: "s".repeat(20_000_000) }) }', /^HP_ERR_(PLUGIN_THREW|MEMORY)$/],
  ['a refusal with 2 MB of details', '() => { throw { refusal: true, status: 400, code: "T_LARGE", details: { a: "d".repeat(2_000_000) } } }', /^T_LARGE$/],
]

test('no plugin takes the kernel\'s memory, or another publisher\'s', async (t) => {
  const ground = await startGround(t, HAZARDS.map(([, handler, code], index) =>
    // Long enough that memory runs out first, but where time may be what ends it.
    rogue(`m${index}`, handler, { manifest: { limits: { cpuMs: code.test('HP_ERR_TIMEOUT_CPU') ? 300 : 10_000, wallMs: 20_000, memoryMb: 32 } } })), { config: { cells: { maxMemoryMb: 220 } } })
  for (const [index, [name, , code]] of HAZARDS.entries()) {
    await t.test(name, async (each) => {
      const { code: found, text } = await ground.attackAsAdmin(`rogue.m${index}`)
      each.match(found, code)
      each.ok(text.length < 20_000, 'what the caller is told is short')
      await ground.assertUnharmed(each)
    })
  }
})

test('a plugin that crashes again and again is put into quarantine, and only that plugin', async (t) => {
  const limits = { cpuMs: 10_000, wallMs: 20_000, memoryMb: 16 }
  const ground = await startGround(t, [rogue('again', '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }', { manifest: { limits } }), rogue('sibling', '() => new Response()')])
  for (let crash = 0; crash < 3; crash++) {
    let attacked = await ground.attack('rogue.again')
    while (attacked.code === 'HP_ERR_BACKOFF') {
      await new Promise((resolve) => { setTimeout(resolve, 100) })
      attacked = await ground.attack('rogue.again')
    }
    t.match(attacked, { code: 'HP_ERR_MEMORY' })
  }
  t.match(await ground.attack('rogue.again'), { code: 'HP_ERR_QUARANTINED' })
  t.match(await ground.attack('rogue.sibling'), { status: 200 })
  await ground.assertUnharmed(t)
})
