/** What one check found. `fix` says what to do, where it is not ok. */
export interface CheckResult {
  readonly state: 'ok' | 'warn' | 'fail'
  readonly found: string
  readonly fix?: string
}

/** One of several results of a check, under an id of its own. */
export type Line = CheckResult & { readonly id: string }

/** What checks look at. Read only: doctor changes nothing. */
export interface CheckContext {
  readonly dataDirectory: string
}

/** Most give one result; one that looks at several things gives a line for each. */
export interface Check<Result = CheckResult> {
  readonly id: string
  readonly run: (context: CheckContext) => Promise<Result>
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
