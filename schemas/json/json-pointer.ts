/** The pointer to a child: RFC 6901 section 3 escapes ~ and /. */
export function pointerTo(parent: string, name: string | number): string {
  return `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
