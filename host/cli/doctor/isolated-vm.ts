import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isSafeIsolatedVm } from '../../cells/isolated-vm-release.ts'
import { fail, ok, type Check, type CheckResult } from './check.ts'

const INSTALL = 'Install again with npm ci, under the pinned Node: its prebuilt addon is missing or for another Node.'

export const isolatedVm: Check = { id: 'isolated-vm', run: () => checkIsolatedVm(import.meta.dirname) }

/** @param from the folder whose node_modules it is looked for in */
export async function checkIsolatedVm(from: string): Promise<CheckResult> {
  const require = createRequire(join(from, '_'))
  let version: string
  try {
    version = (JSON.parse(await readFile(require.resolve('isolated-vm/package.json'), 'utf8')) as { version: string }).version
  } catch {
    return fail('isolated-vm is not installed', 'Install it: npm ci')
  }
  const problem = await loadProblem(require.resolve('isolated-vm'))
  return problem === undefined ? judgeIsolatedVm(version) : fail(`isolated-vm ${version} does not load: ${problem}`, INSTALL)
}

export function judgeIsolatedVm(version: string): CheckResult {
  if (isSafeIsolatedVm(version)) return ok(`isolated-vm ${version}`)
  return fail(`isolated-vm ${version} has a known escape (GHSA-864f-rcv7-6rh4)`, 'Install 7.0.1 or later: npm ci')
}

/** In a process of its own, as cells do: an addon for another Node can end the one that loads it. */
async function loadProblem(file: string): Promise<string | undefined> {
  try {
    const script = `new (require(${JSON.stringify(file)}).Isolate)({ memoryLimit: 8 }).dispose()`
    await promisify(execFile)(process.execPath, ['--no-node-snapshot', '-e', script], { env: {}, timeout: 15_000 })
    return undefined
  } catch (error) {
    const { stderr = '', signal, code } = error as { readonly stderr?: string; readonly signal?: string | null; readonly code?: unknown }
    return /^\w*Error\b.*$/m.exec(stderr)?.[0] ?? (typeof signal === 'string' ? `ended by ${signal}` : `exit code ${String(code)}`)
  }
}
