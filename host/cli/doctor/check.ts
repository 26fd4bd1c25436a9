/** What one check found. `fix` says what to do, where it is not ok. */
export interface CheckResult {
  readonly state: 'ok' | 'warn' | 'fail'
  readonly found: string
  readonly fix?: string
}

/** What checks look at. Read only: doctor changes nothing. */
export interface CheckContext {
  readonly dataDirectory: string
}

export interface Check {
  readonly id: string
  readonly run: (context: CheckContext) => Promise<CheckResult>
}

export function ok(found: string): CheckResult {
  return { state: 'ok', found }
}

export function warn(found: string, fix: string): CheckResult {
  return { state: 'warn', found, fix }
}

export function fail(found: string, fix: string): CheckResult {
  return { state: 'fail', found, fix }
}
