import { test } from 'tap'
import { runWithIsolates } from './_in-process.ts'

test('apart(): small texts of large frames keep little memory', (t) => {
  const source = `
    import { setFlagsFromString } from 'node:v8'
    import { runInNewContext } from 'node:vm'
    import { apart } from ${JSON.stringify(new URL('../../../host/cells/_message-size.ts', import.meta.url).href)}
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc')
    const message = (text) => ({ type: 'request', id: 1, ref: 1, name: 'a.b', text, body: { kind: 'none' } })
    const held = async (keep) => {
      const kept = []
      for (let n = 0; n < 8; n++) kept.push(keep(Buffer.alloc(10_000_000, 97 + n).toString('latin1')))
      for (let n = 0; n < 4; n++) { await new Promise((done) => setTimeout(done, 20)); collect() }
      return [process.memoryUsage().external, kept.length][0]
    }
    console.log(JSON.stringify([await held((frame) => apart(message(frame.slice(5, 5000)), frame.length)), await held((frame) => frame.slice(5, 5000))]))
  `
  const [apart = 0, together = 0] = JSON.parse(runWithIsolates(source).out) as number[]
  t.ok(together > 80_000_000, `a part keeps the whole: ${together}`)
  t.ok(apart < 20_000_000, String(apart))
  t.end()
})
