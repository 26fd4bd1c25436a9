import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'calls that the runtime takes for open for ever, so that their timers go on and spin when nobody calls',
  why: 'the runtime shares its built-ins with the plugin, and its word is all that says whether a timer may still run',
  plugins: [
    rogue('kept-open', `() => {
  Set.prototype.delete = () => true
  setInterval(() => { count++; const until = Date.now() + 50; while (Date.now() < until) {} }, 1)
  return Response.json({ count })
}`, { before: 'let count = 0', limits: { cpuMs: 100 } }),
    rogue('beside-open', '() => Response.json({ ran: ++ran })', { before: 'let ran = 0', limits: { cpuMs: 100, wallMs: 1000 } }),
  ],
  host: { config: { cells: { idleMs: 2500, maxMemoryMb: 220 } } },
  codes: ['answered'],
  async drive(ground) {
    const outcome = await ground.ask()
    for (let ran = 1; ran <= 10; ran++) {
      const sibling = await ground.ask({ plugin: 'rogue.beside-open' })
      assert.equal(sibling.body['ran'], ran, sibling.text)
    }
    // It sleeps as if it were idle, spinning or not.
    const deadline = Date.now() + 20_000
    const isAwake = async (): Promise<boolean> => {
      const { cells } = (await ground.system.call('GET', '/api/v1/status')).body as { readonly cells: readonly { readonly plugin: string; readonly state: string }[] }
      return cells.some(({ plugin, state }) => plugin === ground.attacker && state === 'awake')
    }
    while (await isAwake()) {
      assert.ok(Date.now() < deadline, 'it is put to sleep')
      // The neighbour is called meanwhile, or it would sleep too.
      assert.deepEqual(await ground.harm(), [])
      await new Promise((resolve) => { setTimeout(resolve, 100) })
    }
    return outcome
  },
}
