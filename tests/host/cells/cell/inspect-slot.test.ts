import { test } from 'tap'
import type { CpuProfile } from '../../../../host/cells/cell/inspect-profile.ts'
import { runWithIsolates } from '../_in-process.ts'

const SOURCE = `
import { readFileSync } from 'node:fs'
import { InspectSlot } from '${new URL('../../../../host/cells/cell/inspect-slot.ts', import.meta.url).href}'
import { IsolateGone } from '${new URL('../../../../host/cells/cell/isolate-slot.ts', import.meta.url).href}'
import { IsolateMaker } from '${new URL('../../../../host/cells/cell/prepared-isolate.ts', import.meta.url).href}'
import { encodeMessage } from '${new URL('../../../../host/cells/batch.ts', import.meta.url).href}'
const runtime = readFileSync(new URL('${new URL('../../../../host/cells/guest/gen/runtime.gen.js', import.meta.url).href}'), 'utf8')
const maker = new IsolateMaker(runtime, true)
// What still nudges the isolate.
const nudging = new Set()
const { setInterval, clearInterval } = globalThis
globalThis.setInterval = (...all) => { const timer = setInterval(...all); nudging.add(timer); return timer }
globalThis.clearInterval = (timer) => { nudging.delete(timer); clearInterval(timer) }
process.on('SIGPROF', () => undefined)
const make = async (main) => {
  const slot = new InspectSlot({ memoryMb: 32, surface: '{}', name: 'a.b', digest: main }, maker.make(32), (message) => said.push(message))
  slot.go()
  await slot.load(main, 1000)
  return slot
}
const said = []
const call = (name) => encodeMessage({ type: 'call', id: 1, ref: 0, name, text: '{"context":{},"request":{"url":"http://h/","method":"GET","headers":{}}}', body: { kind: 'none' } })
const attempt = (run) => run().catch((error) => error instanceof IsolateGone ? error.failure : String(error))
const out = {}
out.load = await attempt(() => make('export default {'))
out.import = await attempt(() => make('import "x"; export default {}'))
out.top = await attempt(() => make('throw new RangeError("top"); export default {}'))
out.words = await attempt(() => make('throw new Error("Script execution timed out."); export default {}'))
out.topLoop = await attempt(() => make('while (true) {} export default {}'))
const slot = await make('export default { routes: { ok: () => new Response("hi"), bytes: () => new Response(new Uint8Array([7, 8])), lost: () => { Promise.reject(new Error("lost")); return new Response("hi") }, wait: async () => { await new Promise((d) => setTimeout(d, 50)); return new Response("") }, spin: async () => { await 0; while (true) {} }, busy: () => { for (const end = Date.now() + 40; Date.now() < end;); return new Response("") }, late: () => { debugger; return new Response("late") } } }')
out.ok = (await slot.enter(call('route.ok'), undefined, 200)).batch
out.lost = (await slot.enter(call('route.lost'), undefined, 200)).batch
out.bytes = [...(await slot.enter(call('route.bytes'), undefined, 200)).bytes ?? []]
out.wait = (await slot.enter(call('route.wait'), undefined, 200)).wakeIn
await slot.enter(call('route.busy'), undefined, 200)
out.spent = slot.spentMicroseconds
// A debugger comes and goes, and what it paused goes on; with it there is no limit, no profile and no CPU to charge.
const paused = async () => { while (!said.some((message) => message.includes('Debugger.paused'))) await new Promise((d) => setTimeout(d, 5)) }
for (let i = 0; i < 40; i++) {
  slot.attach()
  slot.dispatch('{"id":1,"method":"Debugger.enable"}')
  const late = slot.enter(call('route.late'), undefined, 20)
  await paused()
  out.attached = await slot.takeProfile()
  if (i === 0) await new Promise((d) => setTimeout(d, 100))
  said.length = 0
  slot.detach()
  out.late = (await late).batch
  out.lateSpent = slot.spentMicroseconds
  out.after = (await slot.enter(call('route.late'), undefined, 200)).batch
}
// Not all that V8 answers has an id, and what it has none for is not waited for.
slot.attach()
said.length = 0
const odd = ['{', 'x', '[]', '"y"', '{}', '{"method":"Debugger.enable"}', '{"id":"1","method":"Debugger.enable"}', '{"id":1.5,"method":"Debugger.enable"}', '{"id":9}', '{"id":9,"method":"No.such"}', '['.repeat(1000), '{"id":9,"method":"x","params":7}', '{"id":10,"method":"Debugger.enable","params":{"a":' + '['.repeat(1000) + ']'.repeat(1000) + '}}']
for (const message of odd) slot.dispatch(message)
const answers = () => said.filter((message) => message.includes('"error":'))
while (answers().length < odd.length) await new Promise((d) => setTimeout(d, 5))
out.odd = { nudging: nudging.size, unread: answers().filter((message) => !message.includes('"id":')).length }
slot.detach()
said.length = 0
slot.dispatch('{"id":1,"method":"Debugger.enable"}')
await new Promise((d) => setTimeout(d, 50))
out.unheard = said.length
while (await slot.takeProfile() === '') await slot.enter(call('route.ok'), undefined, 200)
await slot.enter(call('route.ok'), undefined, 200)
out.spin = await attempt(() => slot.enter(call('route.spin'), undefined, 50))
out.profile = JSON.parse(await slot.takeProfile())
out.noProfile = await slot.takeProfile()
console.log(JSON.stringify(out))
process.kill(process.pid, 'SIGKILL')
`

test('InspectSlot loads, enters and limits as IsolateSlot does; while a debugger is there it has no limit, and what that paused goes on without it', (t) => {
  const { out } = runWithIsolates(SOURCE)
  const result = JSON.parse(out) as Record<string, unknown>
  t.match(result['load'], { reason: 'load', problem: /Unexpected/ })
  t.match(result['import'], { reason: 'load', problem: /one file/ })
  t.match(result['top'], { reason: 'load', problem: /^RangeError: top\n {4}at plugin:a\.b\/main\.js:1:7$/ })
  t.match(result['words'], { reason: 'load' }, 'a plugin cannot name the reason')
  t.match(result['topLoop'], { reason: 'time' })
  t.match(result['ok'], /hi/)
  t.match(result['lost'], /hi/, 'a rejection that nobody handled loses no answer')
  t.strictSame(result['bytes'], [7, 8])
  t.ok(Number(result['wait']) > 0)
  t.ok(Number(result['spent']) > 0)
  t.match(result, { late: /late/, after: /late/, lateSpent: 0, attached: '', unheard: 0 })
  t.match(result['odd'], { nudging: 0, unread: 10 }, 'nothing is waited for that no answer comes to')
  t.match(result['spin'], { reason: 'time' })
  const profile = result['profile'] as CpuProfile
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const spinning = profile.samples.filter((sample) => frames.get(sample)?.functionName === 'spin')
  t.ok(spinning.length > profile.samples.length / 2, 'of the entry that ran out of time')
  t.equal(frames.get(spinning[0] ?? 0)?.url, 'plugin:a.b/main.js')
  t.equal(result['noProfile'], '', 'none twice')
  t.notMatch(out, /file:\/\/|node_modules|host\/cells/)
  t.end()
})
