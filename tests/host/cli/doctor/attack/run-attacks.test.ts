import { test } from 'tap'
import type { Attack } from '../../../../../host/cli/doctor/attack/attacks.ts'
import { runAttacks } from '../../../../../host/cli/doctor/attack/run-attacks.ts'

const of = (changes: Partial<Attack>): Attack => ({ area: 'time', title: 'a test', handler: '() => null', codes: ['answered'], ...changes })

test('runAttacks() tells what each attack came to, and what is done meanwhile', async (t) => {
  const seen: string[] = []
  const findings = await runAttacks([of({}), of({ title: 'a loop', handler: '() => { while (true) {} }', codes: ['HP_ERR_TIMEOUT_CPU'], cpuMs: 50 })], { progress: (text) => seen.push(text) })
  t.match(findings, [{ contained: true, code: 'answered', problem: undefined }, { contained: true, code: 'HP_ERR_TIMEOUT_CPU', title: 'a loop' }])
  t.strictSame(seen, ['time: a test …', 'time: a loop …', ''])
})

test('runAttacks() finds an attack that got something, or ended otherwise than it must', async (t) => {
  const findings = await runAttacks([of({ handler: '() => "a secret"' }), of({ handler: '() => { throw new Error("x") }' }), of({ codes: ['HP_ERR_MEMORY'] })], { progress: () => undefined })
  t.match(findings, [
    { contained: false, code: 'answered', problem: 'it got what it must not: "a secret"' },
    { contained: false, code: 'HP_ERR_PLUGIN_THREW', problem: 'it ended with HP_ERR_PLUGIN_THREW, not with answered' },
    { contained: false, code: 'answered', problem: 'it ended with answered, not with HP_ERR_MEMORY' },
  ])
})

test('runAttacks() calls what crashes again until it is held for good', async (t) => {
  const heap = of({ handler: '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }', codes: ['HP_ERR_QUARANTINED'], again: true })
  t.match(await runAttacks([heap, of({ again: true })], { progress: () => undefined }), [{ contained: true, code: 'HP_ERR_QUARANTINED' }, { contained: true, code: 'answered' }])
})
