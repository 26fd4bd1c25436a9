export type * from './cells.ts'
export { CrashHistory } from './crash-history.ts'
export { createCells, type CellsOptions, type CellTransition } from './create-cells.ts'
export { probeCell, type ProbedWall } from './probe-cell.ts'
