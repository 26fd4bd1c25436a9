import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a listener that dispatches the event it hears',
  why: 'the runtime calls listeners, which call the runtime',
  plugins: [rogue('event-recursion',
    '() => { const target = new EventTarget(); target.addEventListener("x", () => target.dispatchEvent(new Event("x"))); target.dispatchEvent(new Event("x")); return new Response() }')],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW'],
}
