/**
 * What each verb does, in order. A step is written to the journal before it begins, up to the switch, whose commit ends the journal:
 * what an interrupted verb leaves before it is swept at the next start, and after it there is nothing to make good but the sweeping.
 *
 * A verb passes over the steps for which it has nothing to do.
 */
export const STEPS = {
  /** Of another version over an installed one too. */
  install: ['stage', 'copy', 'migrate', 'probe', 'switch', 'drain', 'sweep'],
  rollback: ['stage', 'probe', 'switch', 'drain', 'sweep'],
  remove: ['switch', 'drain', 'purge', 'sweep'],
} as const

export type JournalledVerb = keyof typeof STEPS

export type StepOf<V extends JournalledVerb> = (typeof STEPS)[V][number]
