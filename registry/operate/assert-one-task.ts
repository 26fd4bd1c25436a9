import { HardpointError } from '@hardpoint/schemas/errors'

/** Public keys (base64) by what they sign. */
export interface Tasks {
  readonly root?: readonly string[]
  readonly targets?: readonly string[]
  readonly online?: readonly string[]
  readonly advisories?: readonly string[]
  readonly publisher?: readonly string[]
}

const WORDS: Readonly<Record<keyof Tasks, string>> = {
  root: 'the root', targets: 'the list of publishers', online: 'what the server signs', advisories: 'the advisories', publisher: 'a publisher',
}

type Pair = readonly [key: string, task: string]

/**
 * Refuses a key that gets a second task, or stands twice in one: who steals it has both, and of a threshold of two one key would be enough.
 *
 * A publisher's key is asked for when it comes: its record keeps it for ever, so no root could give way to it later.
 *
 * @param given what is new
 * @param others who else has a key in this registry
 * @throws HP_ERR_KEY_INVALID
 */
export function assertOneTask(given: Tasks, others: Tasks = {}): void {
  const seen = new Map<string, string>()
  const refuseSeen = ([key, task]: Pair): void => {
    const other = seen.get(key)
    if (other !== undefined) throw new HardpointError('HP_ERR_KEY_INVALID', { key, problem: `it stands for ${other} and for ${task}; each task has a key of its own` })
  }
  for (const pair of pairsOf(given)) {
    refuseSeen(pair)
    seen.set(...pair)
  }
  for (const pair of pairsOf(others)) refuseSeen(pair)
}

function pairsOf(tasks: Tasks): Pair[] {
  return (Object.keys(WORDS) as (keyof Tasks)[]).flatMap((task) => (tasks[task] ?? []).map((key): Pair => [key, WORDS[task]]))
}
