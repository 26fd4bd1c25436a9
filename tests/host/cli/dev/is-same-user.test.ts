import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { test } from 'tap'
import { isSameUser } from '../../../../host/cli/dev/is-same-user.ts'

const OWN = process.getuid?.() ?? 0

/** As Linux writes it: from the connecting end, which has port 0x9C40 (40000), to port 0x1F90 (8080). */
function table(user: number, local = '0100007F:9C40', remote = '0100007F:1F90'): string {
  return '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'
    + '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1199 1 000000002ad712af 100 0 0 10 0\n'
    + `   1: ${local} ${remote} 01 00000000:00000000 02:00000A4E 00000000 ${String(user).padStart(5)}        0 4711 1 0000000000000000 20 4 30 10 -1\n`
}

const ENDS = { localPort: 8080, remotePort: 40_000 }

test('isSameUser() is true of a connection that this very user made', async (t) => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1')
  t.teardown(() => client.destroy())
  const [socket] = await accepted
  t.equal(isSameUser(socket), true)
  socket.destroy()
})

test('isSameUser() reads the user of the other end, and takes no one else\'s connection for it', async (t) => {
  t.equal(isSameUser(ENDS, [table(OWN)]), true)
  t.equal(isSameUser(ENDS, ['', table(OWN, '0000000000000000FFFF00000100007F:9C40', '0000000000000000FFFF00000100007F:1F90')]), true, 'over IPv6')
  t.equal(isSameUser(ENDS, [table(OWN + 1)]), false)
  t.equal(isSameUser(ENDS, [table(OWN), table(OWN + 1)]), false, 'one of two')
  t.equal(isSameUser(ENDS, [table(OWN, '0100007F:9C41')]), false, 'another port')
  t.equal(isSameUser(ENDS, [table(OWN, '0100007F:1F90', '0100007F:9C40')]), false, 'this end of it')
})

test('isSameUser() is false where nothing tells', async (t) => {
  t.equal(isSameUser(ENDS, ['', '']), false)
  t.equal(isSameUser(ENDS, ['no table at all']), false)
  t.equal(isSameUser({ localPort: 8080, remotePort: undefined }, [table(OWN)]), false)
})
