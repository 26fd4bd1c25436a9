import { ok, type Check } from './check.ts'
import { readConfigFile } from './_config.ts'

/** config.json is valid; the error that it is not is the finding. */
export const configFile: Check = {
  id: 'config.json',
  async run({ dataDirectory }) {
    const settings = Object.keys(await readConfigFile(dataDirectory))
    return ok(settings.length === 0 ? 'no settings' : `sets ${settings.join(', ')}`)
  },
}
