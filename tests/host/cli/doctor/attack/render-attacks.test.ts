import picocolors from 'picocolors'
import { test } from 'tap'
import { renderAttacks } from '../../../../../host/cli/doctor/attack/render-attacks.ts'
import type { AttackFinding } from '../../../../../host/cli/doctor/attack/run-attacks.ts'

const COLORS = picocolors.createColors(false)
const contained: AttackFinding = { area: 'time', title: 'a loop', contained: true, code: 'HP_ERR_TIMEOUT_CPU', ms: 204, kernelMs: 7 }
const open: AttackFinding = { area: 'memory', title: 'a heap', contained: false, code: 'answered', ms: 9, kernelMs: 140, problem: 'it got \u001b[2J' }

test('renderAttacks() shows a line an attack and how long the kernel was held up, and exits 0', async (t) => {
  const { text, data, exit } = renderAttacks([contained], COLORS)
  t.match(text, /^ok {4}time: a loop +HP_ERR_TIMEOUT_CPU +204 ms\nok {4}the kernel was held up for 7 ms at most\n1 of 1 attacks contained$/)
  t.strictSame({ data, exit }, { data: { attacks: [contained], worstKernelMs: 7 }, exit: 0 })
})

test('renderAttacks() shows what was not contained, and exits 1', async (t) => {
  const { text, exit } = renderAttacks([contained, open], COLORS)
  t.match(text, /^fail {2}memory: a heap +answered +9 ms\n {6}it got \\u001b\[2J$/m)
  t.match(text, /^warn {2}the kernel was held up for 140 ms at most\n1 of 2 attacks contained\n {6}fix: /m)
  t.equal(exit, 1)
})

test('renderAttacks() takes a slow kernel for a warning', async (t) => {
  t.equal(renderAttacks([{ ...contained, kernelMs: 5000 }], COLORS).exit, 0)
})
