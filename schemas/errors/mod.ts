export { defineErrors, type ErrorDefinition, type ExitCode, type Fault } from './define-errors.ts'
export { HardpointError, type ErrorBody, type ErrorDetails } from './hardpoint-error.ts'
export { ERRORS, type ErrorCode } from './table.ts'
