/**
 * Most bytes of each role that are read, before anything in them is believed. Small, because tuf-js takes time in the square of a role's entries:
 * a publisher has some 200 bytes in snapshot and 500 in targets, a plugin 150 in its publisher's role.
 */
export const CAPS = { root: 65_536, timestamp: 4_096, snapshot: 2_097_152, targets: 4_194_304, namespace: 1_048_576, advisories: 4_096 } as const
