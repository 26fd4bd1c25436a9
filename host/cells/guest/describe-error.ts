/** An error as it leaves the isolate: plain data. `refusal` is an answer the handler chose, not a failure. */
export interface DescribedError {
  readonly name: string
  readonly message: string
  readonly stack: string
  readonly code?: string
  readonly status?: number
  readonly details?: unknown
  readonly refusal: boolean
}

/**
 * Turns whatever was thrown into data, here, under the time limit: a getter that loops or throws
 * must not do so in the cell, where no limit would stop it.
 */
export function describeError(thrown: unknown): DescribedError {
  return {
    name: text(thrown, 'name', 64) || 'Error',
    message: typeof thrown === 'object' && thrown !== null ? text(thrown, 'message', 1000) : safely(() => String(thrown).slice(0, 1000)),
    stack: text(thrown, 'stack', 4000),
    ...optional('code', text(thrown, 'code', 64)),
    ...refusal(thrown),
  }
}

function refusal(thrown: unknown): Pick<DescribedError, 'refusal' | 'status' | 'details'> {
  const status = read(thrown, 'status')
  if (read(thrown, 'refusal') !== true || typeof status !== 'number' || !Number.isInteger(status) || status < 400 || status > 599) return { refusal: false }
  const details = safely(() => JSON.stringify(read(thrown, 'details') ?? {}))
  return { refusal: true, status, details: details === '' || details.length > 16384 ? {} : JSON.parse(details) }
}

function optional(name: 'code', value: string): { code?: string } {
  return value === '' ? {} : { [name]: value }
}

function text(thrown: unknown, name: string, limit: number): string {
  const value = read(thrown, name)
  return typeof value === 'string' ? value.slice(0, limit) : ''
}

function read(thrown: unknown, name: string): unknown {
  if (typeof thrown !== 'object' || thrown === null) return undefined
  try { return Reflect.get(thrown, name) } catch { return undefined }
}

function safely(run: () => string | undefined): string {
  try { return run() ?? '' } catch { return '' }
}
