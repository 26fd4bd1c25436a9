/** What becomes of the data that the version stored which is left. */
const DATA = {
  shared: 'What it stored stays: both versions read the same data.',
  apart: 'Its data is as it was before the migration{when}: what the newer version stored since is deleted. Where the host goes back by itself, that is kept for 30 days.',
  passed: 'Its data is as it was before the migration{when}. What the newer version stored since is kept for 30 days, with a version that is passed over, which had the same data.',
  gone: 'The version before is not kept, nor is its data as it was before the migration: there is no going back to either.',
  undone: 'Its data is what the newer version stored before the host went back. What the earlier one stored since is kept with it, for hardpoint rollback.',
} as const

/**
 * What going back to an earlier version leaves as it is, or takes with it.
 *
 * @param data shared: both versions have the same; apart: the newer one has data of its own, made from a copy; undone: it comes back;
 *   passed: the newer one shares its own with one that is passed over, whose data is kept; gone: a migration from a version that is not kept
 * @param until when the version that comes back was left, ISO 8601: as old is its data, where it is not shared
 */
export function notUndone(data: keyof typeof DATA, until?: string): readonly string[] {
  return [DATA[data].replace('{when}', until === undefined ? '' : `, at ${until}`), 'Events that it published, runs that it scheduled and requests that it sent are not taken back.']
}
