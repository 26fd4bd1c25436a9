/** The thread in which versions are chosen. It reads nothing and writes nothing: its parent gives it the problem. */
import { parentPort } from 'node:worker_threads'
import { HardpointError } from '@hardpoint/schemas/errors'
import { resolve, type ResolveInput } from '../resolver/mod.ts'
import type { FromSolver, SolverInput, ToSolver } from './_version-solver.ts'

let known: ResolveInput['packages'] = {}

parentPort?.on('message', (message: ToSolver) => {
  if (message.kind === 'packages') known = message.packages
  else solve(message.input)
})

function solve({ packages, ...input }: SolverInput): void {
  send({ kind: 'begun' })
  try {
    const { versions } = resolve({ ...input, packages: { ...known, ...packages } })
    send({ kind: 'solved', versions })
  } catch (error) {
    if (!HardpointError.is(error)) throw error
    const { code, details } = error
    send({ kind: 'refused', code, details })
  }
}

function send(message: FromSolver): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
  parentPort?.postMessage(message)
}
