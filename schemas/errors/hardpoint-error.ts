import type { ErrorDefinition, ExitCode } from './define-errors.ts'
import { ERRORS, type ErrorCode } from './table.ts'

type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never

/** The details a code's templates need; more may be given, and are shown too. */
export type ErrorDetails<C extends ErrorCode> = Readonly<
  Record<Placeholder<(typeof ERRORS)[C]['message'] | (typeof ERRORS)[C]['fix']>, unknown> & Record<string, unknown>
>

/** What is sent to people and programs: the code, the sentence, the way out, and the details by name. */
export interface ErrorBody {
  readonly code: ErrorCode
  readonly message: string
  readonly fix: string
  readonly [detail: string]: unknown
}

/** The one error class. Details are public: never put a secret into one. */
export class HardpointError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'HardpointError'
  readonly code: C
  readonly details: Readonly<Record<string, unknown>>
  readonly fix: string
  readonly http: number
  readonly exit: ExitCode

  constructor(code: C, details: ErrorDetails<C>, options?: { readonly cause?: unknown }) {
    const definition: ErrorDefinition = ERRORS[code]
    super(fill(definition.message, details), options)
    this.code = code
    this.details = details
    this.fix = fill(definition.fix, details)
    this.http = definition.http
    this.exit = definition.exit
  }

  toJSON(): ErrorBody {
    return { ...this.details, code: this.code, message: this.message, fix: this.fix }
  }

  /** True for an error of ours; narrows to a code where one is given. */
  static is<C extends ErrorCode = ErrorCode>(error: unknown, code?: C): error is HardpointError<C> {
    return error instanceof HardpointError && (code === undefined || error.code === code)
  }
}

function fill(template: string, details: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => show(details[name]))
}

function show(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  return value === undefined ? '?' : (JSON.stringify(value) ?? String(value))
}
