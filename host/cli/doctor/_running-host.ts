import { readFile } from 'node:fs/promises'
import { request } from 'undici'
import { dataDirectory as directoryOf } from '../../kernel/data-directory.ts'
import { runningHost } from '../client.ts'

/** What the host said. The doctor never opens the data directory itself: it would change it. */
export type HostAnswer<T> =
  | { readonly state: 'none' }
  | { readonly state: 'answered'; readonly pid: number; readonly url: string; readonly body: T }
  | { readonly state: 'failed'; readonly pid: number; readonly url: string; readonly problem: string }

/** For one answer, in ms: a host that hangs must not hang the doctor, nor keep its process alive. */
const TIMEOUT_MS = 5000

/** Asks the host that runs on the data directory, if one does. Rejects never. */
export async function askRunningHost<T>(dataDirectory: string, path: string, { timeoutMs = TIMEOUT_MS }: { readonly timeoutMs?: number } = {}): Promise<HostAnswer<T>> {
  const running = runningHost(dataDirectory)
  if (running === undefined) return { state: 'none' }
  try {
    const token = (await readFile(directoryOf(dataDirectory).adminToken, 'utf8')).trim()
    const { statusCode, body } = await request(`${running.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(timeoutMs) })
    const text = await body.text()
    if (statusCode !== 200) return { state: 'failed', ...running, problem: statusCode === 401 ? 'it does not accept the token in admin-token' : `HTTP ${statusCode}` }
    return { state: 'answered', ...running, body: JSON.parse(text) as T }
  } catch (error) {
    return { state: 'failed', ...running, problem: problemOf(error) }
  }
}

function problemOf(error: unknown): string {
  const { name, code, message } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError') return 'it does not answer'
  if (code === 'ECONNREFUSED') return 'nothing listens there'
  return message === '' ? String(code) : message
}
