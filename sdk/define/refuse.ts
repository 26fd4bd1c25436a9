/** An answer that a handler chose by throwing it: not a failure, and not logged as one. Made by `refuse`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** How the host tells it from any other error. */
  readonly refusal = true
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, message: string, details: Readonly<Record<string, unknown>>) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/**
 * An error to throw out of a handler. A route answers it as JSON `{ ...details, code, message }`; a plugin that called an
 * export gets it as an error with that code.
 *
 * ```ts
 * if (account === null) throw refuse(404, 'TREASURY_ACCOUNT_UNKNOWN', `There is no account '${id}'.`, { id })
 * ```
 *
 * @param status HTTP status, 400 to 599
 * @param code your own, such as TREASURY_ACCOUNT_UNKNOWN; the prefix HP_ERR_ is the host's
 * @param message one sentence, for people; never a secret
 * @param details more fields of the answer, JSON, at most 16 KiB
 * A status or code that the host would not pass on makes a refusal with status 500 and the code REFUSAL_INVALID, which
 * says so: a mistake in an error path must not hide the error.
 */
export function refuse(status: number, code: string, message: string, details: Readonly<Record<string, unknown>> = {}): Refusal {
  if (!Number.isInteger(status) || status < 400 || status > 599) return invalid(`refuse() takes a status from 400 to 599, not ${status}.`, code)
  if (!/^[A-Z][A-Z0-9_]{0,63}$/.test(code) || code.startsWith('HP_ERR_')) return invalid('refuse() takes a code of A-Z, 0-9 and _ that does not begin with HP_ERR_.', code)
  return new Refusal(status, code, message, details)
}

function invalid(problem: string, code: string): Refusal {
  return new Refusal(500, 'REFUSAL_INVALID', problem, { refused: code.slice(0, 64) })
}
