/** What going back to an earlier version leaves as it is. */
export const NOT_UNDONE: readonly string[] = [
  'What the newer version stored stays: the earlier one reads it as it is.',
  'Events that it published, runs that it scheduled and requests that it sent are not taken back.',
]
