import { HardpointError } from '@hardpoint/schemas/errors'
import { fail, type Check, type CheckContext, type CheckResult, type Line } from './check.ts'

/** Longest time for one check, in ms: a registry that hangs must not hang the doctor. */
const LIMIT_MS = 20_000

export interface RunChecksOptions extends CheckContext {
  /** Told what is being looked at; an empty text at the end. */
  readonly progress: (text: string) => void
  /** For one check. */
  readonly limitMs?: number
}

/** What a check found, by the check's id: one row of `hardpoint doctor --json`. */
export type Finding = Line

/** Runs checks one after another; one that fails by itself is a finding, not the end. */
export async function runChecks(checks: readonly Check<CheckResult | readonly Line[]>[], { progress, limitMs = LIMIT_MS, ...context }: RunChecksOptions): Promise<Finding[]> {
  const results: Finding[] = []
  for (const { id, run } of checks) {
    progress(`Checking ${id} …`)
    const found = await limited(() => run(context), limitMs)
    results.push(...'state' in found ? [{ id, ...found }] : found)
  }
  progress('')
  return results
}

async function limited(check: () => Promise<CheckResult | readonly Line[]>, limitMs: number): Promise<CheckResult | readonly Line[]> {
  const late = Promise.withResolvers<CheckResult>()
  const timer = setTimeout(() => late.resolve(fail(`no answer within ${limitMs / 1000} s`, 'Run it again when the machine is less busy.')), limitMs)
  try {
    return await Promise.race([check(), late.promise])
  } catch (error) {
    if (HardpointError.is(error)) return fail(`${error.message} (${error.code})`, error.fix)
    return fail(`the check itself failed: ${error instanceof Error ? error.message : JSON.stringify(error)}`, 'Report this with the output of hardpoint version.')
  } finally {
    clearTimeout(timer)
  }
}
