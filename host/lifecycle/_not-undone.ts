/**
 * What going back to an earlier version leaves as it is, or takes with it.
 *
 * @param migrated whether the newer version has data of its own, made from a copy
 */
export function notUndone(migrated: boolean): readonly string[] {
  return [
    migrated
      ? 'Its data is as it was before the migration: what the newer version stored since is deleted.'
      : 'What the newer version stored stays: the earlier one reads it as it is.',
    'Events that it published, runs that it scheduled and requests that it sent are not taken back.',
  ]
}
