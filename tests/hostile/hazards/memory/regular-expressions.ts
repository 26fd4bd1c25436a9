import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'regular expressions that are kept',
  why: 'compiled code is outside the heap that a script sees',
  plugins: [rogue('regular-expressions',
    `() => { const kept = []; for (let n = 0; ; n++) { const one = new RegExp(\`(a|b\${n})+\`.repeat(20)); one.test("ab"); kept.push(one) } }`,
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
