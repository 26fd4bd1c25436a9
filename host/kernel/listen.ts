import { rm, writeFile } from 'node:fs/promises'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'

/** Listens, and gives the URL. @throws HP_ERR_PORT_IN_USE, HP_ERR_BOOT */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new HardpointError('HP_ERR_PORT_IN_USE', { host, port }, { cause: error })
    throw new HardpointError('HP_ERR_BOOT', { service: 'http', problem: message }, { cause: error })
  }
}

/** Tells the CLI where this host is, while it is there. */
export async function announce(file: string, url: string): Promise<() => Promise<void>> {
  await writeFile(file, `${JSON.stringify({ pid: process.pid, url, startedAt: new Date().toISOString() })}\n`, { mode: 0o600 })
  return () => rm(file, { force: true })
}
