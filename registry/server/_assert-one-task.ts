import { HardpointError } from '@hardpoint/schemas/errors'

/**
 * Refuses a key that has two tasks, or stands twice in one: who steals it has both, and of a threshold of two one key would be enough.
 *
 * @param tasks public keys by what they do
 * @throws HP_ERR_KEY_INVALID
 */
export function assertOneTask(tasks: Readonly<Record<string, readonly string[]>>): void {
  const seen = new Map<string, string>()
  for (const [task, keys] of Object.entries(tasks)) {
    for (const key of keys) {
      const other = seen.get(key)
      if (other !== undefined) throw new HardpointError('HP_ERR_KEY_INVALID', { key, problem: `it stands for ${other} and for ${task}; each task has a key of its own` })
      seen.set(key, task)
    }
  }
}
