/** Whose action repairs the error: who reads the message first. */
export type Fault = 'caller' | 'admin' | 'operator' | 'author' | 'host'

/**
 * One row of the error table.
 *
 * `message` and `fix` are templates: `{name}` is replaced by the detail of that name.
 * `exit` is the CLI's exit code (`hardpoint help exit-codes`).
 */
export interface ErrorDefinition {
  readonly message: string
  readonly fix: string
  readonly http: number
  readonly exit: ExitCode
  readonly fault: Fault
}

/** 1 failed, 2 usage, 3 refused by policy, 4 not found, 5 not trusted, 6 unavailable, 7 conflict, 8 invalid input, 70 internal. */
export type ExitCode = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 70

/** Keeps the literal types of a part of the table, so that its templates' details are checked at each throw. */
export function defineErrors<const T extends Readonly<Record<`HP_ERR_${string}`, ErrorDefinition>>>(errors: T): T {
  return errors
}
