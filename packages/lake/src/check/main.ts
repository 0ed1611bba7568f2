/**
 * The program that checks a folder in the background: `node main.ts <folder>` writes one finding a line.
 *
 * It is a process of its own, because a statement that checks a table cannot be interrupted.
 */
import {getPriority, setPriority} from 'node:os'

import {openDatabaseForCheck} from '../store/database.ts'
import {describeFinding} from './describe-finding.ts'
import {findDamage} from './find-damage.ts'

const LOW_PRIORITY = 10

// The input ends when the Lake ends in any way.
process.stdin.on('end', () => process.exit())
process.stdin.resume()
process.stdin.unref()
// A process may not raise its priority: the whole Lake may have been started with a lower one.
setPriority(Math.max(LOW_PRIORITY, getPriority()))
const database = openDatabaseForCheck(process.argv[2] ?? '')
for (const finding of findDamage(database)) {
  process.stdout.write(`${describeFinding(finding)}\n`)
  // Lets the end of the input arrive.
  await new Promise((resolve) => setImmediate(resolve))
}
