import { HardpointError } from '@hardpoint/schemas/errors'
import { fail, type Check, type CheckContext, type CheckResult } from './check.ts'

/** Longest time for one check, in ms: a registry that hangs must not hang the doctor. */
const LIMIT_MS = 20_000

/** Runs checks one after another; one that fails by itself is a finding, not the end. */
export async function runChecks(checks: readonly Check[], { progress, ...context }: CheckContext & { readonly progress: (text: string) => void }): Promise<(CheckResult & { readonly id: string })[]> {
  const results: (CheckResult & { readonly id: string })[] = []
  for (const { id, run } of checks) {
    progress(`Checking ${id} …`)
    results.push({ id, ...await limited(run(context)) })
  }
  progress('')
  return results
}

async function limited(check: Promise<CheckResult>): Promise<CheckResult> {
  const late = Promise.withResolvers<CheckResult>()
  const timer = setTimeout(() => late.resolve(fail(`no answer within ${LIMIT_MS / 1000} s`, 'Run it again when the machine is less busy.')), LIMIT_MS)
  try {
    return await Promise.race([check, late.promise])
  } catch (error) {
    if (HardpointError.is(error)) return fail(`${error.message} (${error.code})`, error.fix)
    return fail(`the check itself failed: ${error instanceof Error ? error.message : String(error)}`, 'Report this with the output of hardpoint version.')
  } finally {
    clearTimeout(timer)
  }
}
