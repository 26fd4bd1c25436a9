import type { HostConfig } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { dataDirectory as directoryOf } from '../../kernel/data-directory.ts'
import { readConfig } from '../../kernel/read-config.ts'
import { warn, type CheckResult } from './check.ts'

/** config.json as the host reads it, or no settings where there is none. @throws HP_ERR_DOCUMENT_INVALID, HP_ERR_DATA_READ_ONLY */
export function readConfigFile(dataDirectory: string): Promise<HostConfig> {
  return readConfig(directoryOf(dataDirectory).configFile)
}

/** For checks of what config.json names: that it is broken is found once, by its own check. */
export async function withConfig(dataDirectory: string, judge: (config: HostConfig) => Promise<CheckResult>): Promise<CheckResult> {
  let config: HostConfig
  try {
    config = await readConfigFile(dataDirectory)
  } catch (error) {
    if (HardpointError.is(error)) return warn('not looked at: config.json cannot be used', 'Correct config.json, then run it again.')
    throw error
  }
  return judge(config)
}
