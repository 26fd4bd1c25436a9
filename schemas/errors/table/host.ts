import { defineErrors } from '../define-errors.ts'

/** The host process, its data directory and its configuration. */
export const hostErrors = defineErrors({
  HP_ERR_INTERNAL: {
    message: 'Something failed inside the host (reference {reference}).',
    fix: 'Look for the reference in the host log, and report it if it comes back.',
    http: 500, exit: 70, fault: 'host',
  },
  HP_ERR_USAGE: {
    message: '{problem}',
    fix: 'See: hardpoint help {command}',
    http: 400, exit: 2, fault: 'caller',
  },
  HP_ERR_DOCUMENT_INVALID: {
    message: '{document} is not valid at {pointer}: {problem}.',
    fix: 'Correct {pointer} and try again.',
    http: 422, exit: 8, fault: 'caller',
  },
  HP_ERR_NODE_VERSION: {
    message: 'Hardpoint runs on Node {needs}, this is Node {found}.',
    fix: 'Start it with npm start or npx hardpoint in the repository, which use the pinned Node.',
    http: 500, exit: 1, fault: 'operator',
  },
  HP_ERR_ISOLATED_VM: {
    message: 'isolated-vm {version} has a known way out of the sandbox (GHSA-864f-rcv7-6rh4): no plugin runs in it.',
    fix: 'Install 7.0.1 or later with npm ci, then look with hardpoint doctor.',
    http: 503, exit: 1, fault: 'operator',
  },
  HP_ERR_CELL_WALL: {
    message: 'cells.require in config.json asks for walls that do not stand around plugins here: {walls}.',
    fix: '{fix}. hardpoint doctor shows every wall; a wall that you can do without is taken out of cells.require.',
    http: 503, exit: 3, fault: 'operator',
  },
  HP_ERR_DATA_LOCKED: {
    message: 'Another host has the data directory {directory} open (LEVEL_LOCKED).',
    fix: 'Stop the other host, or name another directory with --data.',
    http: 409, exit: 7, fault: 'operator',
  },
  HP_ERR_DATA_READ_ONLY: {
    message: 'The data directory {directory} cannot be written: {problem}.',
    fix: 'Give the user that runs the host write permission, or name another directory with --data.',
    http: 500, exit: 1, fault: 'operator',
  },
  HP_ERR_DATA_FULL: {
    message: 'No space is left for the data directory {directory}.',
    fix: 'Free disk space; nothing acknowledged was lost. Writes are accepted again once there is space.',
    http: 507, exit: 1, fault: 'operator',
  },
  HP_ERR_DATA_CORRUPT: {
    message: 'The data directory {directory} cannot be read: {problem}.',
    fix: 'Restore a backup, or move the directory away to start empty.',
    http: 500, exit: 1, fault: 'operator',
  },
  HP_ERR_DATA_CLOSED: {
    message: 'The data directory {directory} is closed, or being opened again.',
    fix: 'Try again; where the host is stopping, start it first.',
    http: 503, exit: 6, fault: 'operator',
  },
  HP_ERR_DATA_KEY: {
    message: 'A key of the store is not valid: {problem}.',
    fix: 'Use at least one part; each a well-formed string, a number other than NaN, or a boolean.',
    http: 400, exit: 8, fault: 'caller',
  },
  HP_ERR_CRON: {
    message: 'The cron line \'{cron}\' in the time zone {timezone} cannot be used: {problem}.',
    fix: 'Write minute, hour, day, month and weekday, such as 30 4 * * *, and an IANA time zone, such as Europe/Berlin.',
    http: 422, exit: 8, fault: 'author',
  },
  HP_ERR_PORT_IN_USE: {
    message: 'Port {port} on {host} is in use.',
    fix: 'Stop the program that listens there, or choose another with --port.',
    http: 500, exit: 7, fault: 'operator',
  },
  HP_ERR_CONFLICT: {
    message: 'The data changed between reading and writing: {what}.',
    fix: 'Try again.',
    http: 409, exit: 7, fault: 'caller',
  },
  HP_ERR_BOOT: {
    message: 'The host stopped while starting {service}: {problem}.',
    fix: 'Run hardpoint doctor to see what is missing.',
    http: 500, exit: 1, fault: 'operator',
  },
  HP_ERR_TOUR: {
    message: 'The tour of npm start -- --check stopped at {step}: {problem}.',
    fix: 'Run it again while the machine has little else to do; where it stops there again, report that with all it printed.',
    http: 500, exit: 1, fault: 'host',
  },
})
