import {describeFinding} from '../check/describe-finding.ts'
import {findDamage, type Finding} from '../check/find-damage.ts'
import {openDatabaseForCheck} from '../store/database.ts'
import {DATA_OPTIONS, requireDataset} from './data-folder.ts'
import {parseArguments} from './parse-arguments.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake check --help` prints. */
export const CHECK_USAGE = `Usage: lake check --data DIR [--dataset NAME]

Reads the whole database, prints what is damaged and what to do, and ends with
code 1 if anything is damaged. The Lake may run meanwhile.`

const ADVICE = {
  document:
    'Restore a backup into a new folder. Until then, lists leave damaged documents out, and other documents can be read and written.',
  history:
    'Restore a backup into a new folder if you need these past states. Until then, they are missing, and all else can be read and written.',
  table:
    'Stop the Lake, keep a copy of the folder, and restore a backup into a new one: what belongs to a damaged table cannot be trusted.',
  intact: '',
} as const

const OPTIONS = {...DATA_OPTIONS, help: {type: 'boolean'}} as const

/** Runs `lake check …`; sets the exit code 1 if anything is damaged. Throws a UsageError or a StoreError. */
export function runCheckCommand(args: readonly string[]): void {
  const {values, positionals} = parseArguments(args, OPTIONS, CHECK_USAGE)
  if (values.help) {
    console.log(CHECK_USAGE)
    return
  }
  if (positionals.length > 0) {
    throw new UsageError(`Unexpected argument "${positionals.join(' ')}"\n\n${CHECK_USAGE}`)
  }
  const folder = requireDataset(values)
  const database = openDatabaseForCheck(folder)
  const kinds = new Set<Finding['kind']>()
  for (const finding of findDamage(database)) {
    kinds.add(finding.kind)
    console.log(describeFinding(finding))
  }
  database.close()
  for (const kind of ['table', 'document', 'history'] as const) {
    if (kinds.has(kind)) {
      console.log(ADVICE[kind])
      process.exitCode = 1
    }
  }
}
