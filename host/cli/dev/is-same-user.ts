import { readFileSync } from 'node:fs'

/** The two ends of a connection that was accepted. */
export interface Ends {
  readonly localPort?: number | undefined
  readonly remotePort?: number | undefined
}

/** Of a line of /proc/net/tcp: where a connection is, from both ends, and whose it is (proc(5), tcp.c of the kernel). */
const LINE = /^ *\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:([0-9A-F]{4}) (?:\S+ ){4} *(\d+) /gm

/**
 * Whether who connected to this process over loopback is the user that it runs as. Where the system does not tell, nobody is.
 *
 * @param tables connections as Linux lists them, which an IPv6 socket's to an IPv4 address are in the second of
 */
export function isSameUser({ localPort, remotePort }: Ends, tables: readonly string[] = ['/proc/net/tcp', '/proc/net/tcp6'].map(read)): boolean {
  const own = process.getuid?.()
  if (own === undefined || localPort === undefined || remotePort === undefined) return false
  const found = tables.flatMap((table) => [...table.matchAll(LINE)])
    .filter(([, local = '', remote = '']) => Number.parseInt(local, 16) === remotePort && Number.parseInt(remote, 16) === localPort)
  return found.length > 0 && found.every(([, , , user]) => Number(user) === own)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
