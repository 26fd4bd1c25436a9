import type { CellProcess, Outstanding } from '../../../host/cells/cell-process.ts'
import type { Frame } from '../../../host/cells/protocol.ts'

/** A cell process that notes what it is sent, and answers nothing by itself. */
export class FakeCell {
  readonly sent: Frame[] = []
  readonly outstanding: Outstanding[] = []
  onBegin: (asked: Outstanding) => void = () => undefined
  readonly process: CellProcess

  constructor() {
    this.process = {
      outstanding: this.outstanding, stretch: 1, isReady: true,
      together: (send: () => void) => send(),
      send: (frame: Frame, asked: Outstanding) => {
        this.sent.push(frame)
        if (this.outstanding.push(asked) === 1) this.onBegin(asked)
      },
    } as unknown as CellProcess
  }

  /** Makes it busy with a frame of nobody's. */
  block(): void { this.outstanding.push({ slot: 0, limitMs: 0, calls: [], expectedMicroseconds: 0 }) }

  /** The oldest frame is answered: the next one is begun with. */
  shift(): Outstanding {
    const asked = this.outstanding.shift() ?? { slot: 0, limitMs: 0, calls: [], expectedMicroseconds: 0 }
    const [next] = this.outstanding
    if (next !== undefined) this.onBegin(next)
    return asked
  }
}
