import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'timers and listeners that throw, while other calls run',
  why: 'what is thrown outside of any call may fail the entry, and with it whatever call is there',
  plugins: [rogue('detached-throw', `async (request, host, { signal }) => {
  setTimeout(() => { throw { get message() { throw 7 } } }, 1)
  setTimeout(() => { throw null }, 2)
  queueMicrotask(() => { throw new Error('soon') })
  const target = new EventTarget()
  target.addEventListener('x', () => { throw new Error('heard') })
  target.dispatchEvent(new Event('x'))
  await new Promise((go) => setTimeout(go, 5))
  return new Response()
}`)],
  async drive(ground) {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ground.ask()))
    return outcomes.find(({ code }) => code !== undefined) ?? ground.ask()
  },
  codes: ['answered'],
}
