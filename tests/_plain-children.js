/**
 * Loaded into every test process (.taprc). tap adds a loader of its own to each child that a test starts, to count coverage, which is off.
 * A cell may not read that loader: its permission model ends it. So children get what the product gave them, and nothing else.
 */
import processOnSpawn from 'process-on-spawn'

processOnSpawn.removeAllListeners()
delete process.env.NODE_OPTIONS
