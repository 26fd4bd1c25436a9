/** What an attack says of itself that its ground judges: _attack.ts says what each means. */
export interface Claim {
  readonly code: string
  readonly changes?: readonly string[]
  readonly keeps?: readonly string[]
  readonly host?: 'refuses' | 'goes on'
}

/** Where an attack is made. */
export interface Site {
  /** What the attack changed that it may not: sentences, each a problem. */
  harm(attack: Claim): Promise<readonly string[]>
  close(): Promise<void>
}
