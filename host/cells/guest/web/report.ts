/** Where an error goes that no caller is there to catch. Set once by the globals. */
const sink: { report?: (error: unknown) => void } = {}

export function reportTo(report: (error: unknown) => void): void {
  sink.report = report
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#report-an-exception */
export function reportException(error: unknown): void {
  sink.report?.(error)
}
