import { attempting } from '../../_attempts.ts'
import type { Hazard } from '../../_hazard.ts'
import { HOST } from './_origin.ts'

/** As they may stand in a grant, when the admin did not see what they are; and each way to write them. */
const GRANTED = [
  '127.0.0.2', '10.0.0.1', '172.16.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '255.255.255.255', '198.18.0.1', '192.0.2.1', '224.0.0.1',
  '[::1]', '[::]', '[fd00::1]', '[fe80::1]', '[::ffff:7f00:2]', '[64:ff9b::7f00:2]', '[2002:7f00:2::]', '[2001:0:7f00:2::]', '[::7f00:2]', '[ff02::1]', '[fec0::1]', '[64:ff9b:1::7f00:2]', '[2001:db8::1]',
]
const WRITTEN = [
  '127.0.0.2', '127.2', '127.0.2', '0x7f.0.0.2', '0x7f000002', '2130706434', '017700000002', '0177.0.0.02', '0x7f.2', '127.0.0.2.', '①②⑦.0.0.2', '127。0。0。2', '%31%32%37.0.0.2', '10.0.0.1', '10.1', '167772161', '0xa.1', '172.16.0.1', '192.168.1',
  '169.254.169.254', '0xa9fea9fe', '2852039166', '0251.0376.0251.0376', '100.64.0.1', '0', '0.0.0.0', '0x0', '255.255.255.255', '4294967295', '198.18.0.1', '192.0.2.1', '224.0.0.1',
  '[::1]', '[0:0:0:0:0:0:0:1]', '[::]', '[fd00::1]', '[fe80::1]', '[fe80::1%25eth0]', '[fe80::1%eth0]', '[::ffff:127.0.0.2]', '[::ffff:7f00:2]', '[::FFFF:7F00:0002]', '[64:ff9b::127.0.0.2]', '[2002:7f00:2::]', '[2001:0:7f00:2::]', '[::127.0.0.2]', '[ff02::1]',
  '[fec0::1]', '[64:ff9b:1::7f00:2]', '[2001:db8::1]', '[::1', '::1',
]

export const hazard: Hazard = {
  title: 'addresses of the private network, of this machine and of the cloud\'s metadata, in each notation, all of them granted',
  why: 'a number has dozens of notations, and the one that is checked may not be the one that is connected to',
  host: HOST,
  ...attempting('notations', Object.fromEntries(WRITTEN.map((host) => [host, [
    `say(host, 'http.fetch', JSON.stringify({ url: ${JSON.stringify(`http://${host}/latest/meta-data/`)} }))`, /^HP_ERR_(?:FETCH_URL|GRANT_SCOPE)$/,
  ] as const])), { capabilities: { 'http.fetch': { hosts: GRANTED.map((host) => `http://${host}`) } }, limits: { wallMs: 20_000 } }),
  codes: ['HP_ERR_FETCH_URL'],
}
