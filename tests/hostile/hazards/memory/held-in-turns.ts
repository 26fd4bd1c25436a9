import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a little memory more with each call',
  why: 'each call stays below every limit',
  plugins: [rogue('held-in-turns', '() => { for (let n = 0; n < 4; n++) kept.push(new Array(1 << 18).fill(n + 0.5)); return new Response() }', { before: 'const kept = []' })],
  drive: async (ground) => {
    let outcome = await ground.ask()
    for (let call = 0; call < 50 && outcome.code === undefined; call++) outcome = await ground.ask()
    return outcome
  },
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
