import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'promises that reject after the answer, while other calls run',
  why: 'isolated-vm fails whatever call is there when a rejection has no handler',
  plugins: [rogue('detached-rejection', `async () => {
  for (let n = 0; n < 9; n++) setTimeout(() => { Promise.reject(new Error('late')) }, n)
  Promise.reject(new Error('at once'))
  await new Promise((go) => setTimeout(go, 5))
  return new Response()
}`)],
  async drive(ground) {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ground.ask()))
    return outcomes.find(({ code }) => code !== undefined) ?? ground.ask()
  },
  codes: ['answered'],
}
