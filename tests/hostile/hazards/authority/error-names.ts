import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'errors whose names are those of the host\'s',
  why: 'whoever sorts errors by name takes them for its own',
  plugins: [rogue('error-names', `() => {
  class HardpointError extends Error { name = 'HardpointError'; code = 'HP_ERR_QUARANTINED'; details = { plugin: 'calm.neighbour' } }
  throw new HardpointError('Script execution timed out.')
}`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
