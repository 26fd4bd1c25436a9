import { COMMANDS } from './commands.ts'
import { run } from './run.ts'
import { terminalIo } from './terminal-io.ts'

const interrupted = new AbortController()

// The first signal ends what runs in order; the second ends the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupted.signal.aborted) process.exit(130)
    interrupted.abort()
  })
}
// `hardpoint list | head`: the reader has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(0) })

process.exitCode = await run(process.argv.slice(2), {
  commands: COMMANDS,
  io: terminalIo(),
  signal: interrupted.signal,
  async openHost(dataDirectory) {
    const { createHost } = await import('../kernel/create-host.ts')
    return createHost({ dataDirectory, listen: false })
  },
})
