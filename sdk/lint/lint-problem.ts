/** One thing that is wrong with a plugin.json: where (JSON pointer, RFC 6901), what, and what to do. */
export interface LintProblem {
  readonly pointer: string
  readonly problem: string
  readonly fix: string
}
