import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a rejection that nobody handles, with a message of 10 MB',
  why: 'it is copied into the cell, and told to the runtime',
  plugins: [rogue('unhandled-long', `() => { Promise.reject(new Error("x".repeat(1e7))); return new Response() }`, {})],
  codes: ['answered', 'HP_ERR_MEMORY'],
}
