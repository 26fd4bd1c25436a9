import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'large replies to calls of a plugin that does not read them',
  why: 'they pile up in the kernel while the plugin spins',
  plugins: [rogue('replies',
    'async (request, host) => { await host.storage.set(["large"], "x".repeat(60_000)); for (let n = 0; n < 1000; n++) host.storage.get(["large"]).catch(() => 0); await 0; while (true) {} }',
    { limits: { cpuMs: 2000 }, manifest: { capabilities: { storage: {} } } })],
  // Where the machine is busy, its time runs out before its CPU.
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_MEMORY'],
}
