import { usageError } from '../usage-error.ts'

/** A share of hosts as it is written, `25` or `25%`. @throws HP_ERR_USAGE */
export function percentOf(text: string, command: string): number {
  const percent = /^[0-9]{1,3}%?$/.test(text) ? Number.parseInt(text, 10) : 0
  if (percent >= 1 && percent <= 100) return percent
  const stop = percent === 0 ? ' To keep hosts from a version, withdraw it: hardpoint plugin yank.' : ''
  throw usageError(`${JSON.stringify(text)} is no share of hosts: write 1 to 100, in percent.${stop}`, command)
}
