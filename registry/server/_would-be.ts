import type { Step } from './_draft.ts'
import type { DurableFiles } from './_durable-files.ts'

/** Reads the repository as it would be after some steps. */
export function wouldBe(files: DurableFiles, steps: readonly Step[]): (path: string) => Promise<Uint8Array | undefined> {
  const after = new Map(steps.map(({ path, bytes }) => [path, bytes]))
  return async (path) => after.has(path) ? after.get(path) : files.read(path)
}
