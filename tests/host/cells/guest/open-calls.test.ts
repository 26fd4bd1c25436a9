import { test } from 'tap'
import { closeCall, currentCall, enterCall, isOpen, openCall } from '../../../../host/cells/guest/open-calls.ts'

test('isOpen() follows the calls, and for none in particular asks for any', (t) => {
  t.notOk(isOpen(0))
  openCall(3)
  t.same([isOpen(3), isOpen(4), isOpen(0)], [true, false, true])
  closeCall(3)
  t.same([isOpen(3), isOpen(0)], [false, false])
  t.end()
})

test('currentCall() is the one that was entered last', (t) => {
  t.equal(currentCall(), 0)
  enterCall(7)
  t.equal(currentCall(), 7)
  enterCall(0)
  t.equal(currentCall(), 0)
  t.end()
})
