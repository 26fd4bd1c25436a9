import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Global unicast (RFC 4291, section 2.4): all that is assigned to hosts. What lies outside embeds, tunnels or is local. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether a guest's request may connect to an address: on the internet, or in a range that the operator allowed.
 *
 * Refused: loopback, private, link-local (cloud metadata), unique local, CGNAT, multicast, broadcast, unspecified, reserved,
 * documentation; and the forms that carry one of these inside: IPv4-mapped is unwrapped, NAT64, 6to4 and Teredo are refused.
 *
 * @param address as a resolver gives it, or a literal of a URL without its brackets
 * @param allowed CIDRs
 */
export function addressAllowed(address: string, allowed: readonly string[]): boolean {
  // ipaddr.js takes `1.2.3` and octal for addresses too; whoever connects may read them otherwise.
  if (isIP(address) === 0) return false
  const parsed = ipaddr.process(address)
  if (allowed.some((cidr) => inRange(parsed, cidr))) return true
  if (parsed.range() !== 'unicast') return false
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(GLOBAL_UNICAST)
}

function inRange(address: ipaddr.IPv4 | ipaddr.IPv6, cidr: string): boolean {
  if (!ipaddr.isValidCIDR(cidr)) return false
  const [base, bits] = ipaddr.parseCIDR(cidr)
  return base.kind() === address.kind() && address.match(base, bits)
}
