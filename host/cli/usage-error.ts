import { HardpointError } from '@hardpoint/schemas/errors'

/** HP_ERR_USAGE, naming the command whose help says how. */
export function usageError(problem: string, command: string = ''): HardpointError {
  return new HardpointError('HP_ERR_USAGE', { problem, command: command === '' ? '<command>' : command })
}
