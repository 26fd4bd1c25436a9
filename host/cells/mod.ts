export type * from './cells.ts'
export { createCells, type CellsOptions, type CellTransition } from './create-cells.ts'
export { probeCell } from './probe-cell.ts'
export type { CellWalls } from './protocol.ts'
