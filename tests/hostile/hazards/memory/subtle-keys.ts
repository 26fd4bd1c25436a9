import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'keys of a hundred megabytes',
  why: 'they are made outside the isolate',
  plugins: [rogue('subtle-keys',
    'async () => { const kept = []; for (;;) kept.push(await crypto.subtle.importKey("raw", new Uint8Array(1e8), { name: "HMAC", hash: "SHA-256" }, true, ["sign"])) }',
    { limits: { cpuMs: 3000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_TIMEOUT_CPU'],
}
