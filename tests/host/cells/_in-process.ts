import { spawnSync } from 'node:child_process'

/**
 * Runs a module of source text in a Node of its own, with what isolated-vm needs, and gives what it printed.
 * Tests of what runs isolates are done there, as in production: isolated-vm is never loaded into a test runner's process.
 */
export function runWithIsolates(source: string): { readonly out: string; readonly status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--no-node-snapshot', '--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', source], { encoding: 'utf8', timeout: 30_000 })
  return { out: stdout + stderr, status }
}
