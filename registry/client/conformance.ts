#!/usr/bin/env node
/** For the public TUF conformance suite, which runs a program a step: `runConformance` has the arguments. Exit code 0: done; 1: refused, and standard error says why. */
import { runConformance } from './run-conformance.ts'

try {
  await runConformance(process.argv.slice(2), { now: Date.now() })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
