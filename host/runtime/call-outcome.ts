/** How a call into a plugin ended. */
export interface CallOutcome {
  readonly error?: unknown
  /** Id of the principal that stands at the beginning: of an event, or a plugin's call, whoever it goes back to. */
  readonly cause: string
  /** Something outside the plugin failed in it: the call says nothing of the plugin. */
  readonly outside: boolean
}
