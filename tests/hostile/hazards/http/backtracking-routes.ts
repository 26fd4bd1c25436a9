import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

/** Every mixture of fixed and open segments: whoever looks for a path that is none of them may try each way. */
const ROUTES = Array.from({ length: 255 }, (_, mask) => ({
  id: `r${mask}`, method: 'GET' as const, access: 'public' as const, path: `/${Array.from({ length: 8 }, (_none, at) => ((mask >> at) & 1) === 1 ? 'a' : `:p${at}`).join('/')}/${'x'.repeat(150)}`,
}))

export const hazard: Hazard = {
  title: 'route patterns that backtrack, and long ones to compare a wrong path with',
  why: 'an unknown path is looked for in all routes, and the nearest one is named, in the kernel',
  plugins: [rogue('backtracking', '() => new Response()', { manifest: { contributes: { routes: ROUTES } } })],
  async drive(ground) {
    for (let nth = 0; nth < 20; nth++) await ground.ask({ path: `/${'a/'.repeat(60)}${'y'.repeat(120)}`, as: 'stranger' })
    await ground.ask({ path: `/${'a/'.repeat(4000)}` })
    return ground.ask({ path: `/${'a/'.repeat(8)}${'x'.repeat(149)}y` })
  },
  codes: ['HP_ERR_ROUTE_UNKNOWN'],
  check({ text }) {
    assert.ok(text.length < 2000, 'what the caller is told is short')
  },
}
