export { createLogBook, LOG_LEVELS, type LogBook, type LogBookOptions, type LogFilter, type LogLevel } from './log-book.ts'
export { neutralise } from './neutralise.ts'
export { redact, redactText } from './redact.ts'
