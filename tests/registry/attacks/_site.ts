/** Where an attack is made. */
export interface Site {
  /** What the attack changed that it may not: sentences, each a problem. */
  harm(attack: { readonly code: string; readonly changes?: readonly string[] }): Promise<readonly string[]>
  close(): Promise<void>
}
