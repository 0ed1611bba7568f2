import {PersonError} from '../auth/person.ts'
import {BackupError} from '../backup/backup-error.ts'
import {MaintenanceError} from '../maintenance/maintenance-error.ts'
import {DamagedStorageError, isStorageDamage} from '../errors/damage-error.ts'
import {LakeOptionError} from '../lake-options.ts'
import {ServeError} from '../serve.ts'
import {StoreError} from '../store/store-error.ts'
import {parseOptions, USAGE} from './options.ts'
import {runLake} from './run-lake.ts'
import {UsageError} from './usage-error.ts'

type Run = (args: readonly string[]) => void | Promise<void>

/** Each command is loaded when it runs, so that a Lake starts without the others. */
const COMMANDS = new Map<string, () => Promise<Run>>([
  ['user', async () => (await import('./user-command.ts')).runUserCommand],
  ['token', async () => (await import('./token-command.ts')).runTokenCommand],
  ['cors', async () => (await import('./cors-command.ts')).runCorsCommand],
  ['dataset', async () => (await import('./dataset-command.ts')).runDatasetCommand],
  ['webhook', async () => (await import('./webhook-command.ts')).runWebhookCommand],
  ['check', async () => (await import('./check-command.ts')).runCheckCommand],
  ['backup', async () => (await import('./backup-command.ts')).runBackupCommand],
  ['restore', async () => (await import('./restore-command.ts')).runRestoreCommand],
  ['erase', async () => (await import('./erase-command.ts')).runEraseCommand],
  ['compact', async () => (await import('./compact-command.ts')).runCompactCommand],
])
const EXPECTED_ERRORS = [
  UsageError,
  LakeOptionError,
  ServeError,
  StoreError,
  PersonError,
  BackupError,
  MaintenanceError,
  DamagedStorageError,
]

/** Runs the Lake or one of its commands; writes what is wrong to standard error. */
export async function runCommand(args: readonly string[]): Promise<void> {
  try {
    await run(args)
  } catch (thrown) {
    const error = isStorageDamage(thrown) ? new DamagedStorageError() : thrown
    if (!EXPECTED_ERRORS.some((kind) => error instanceof kind)) {
      throw error
    }
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}

async function run(args: readonly string[]): Promise<void> {
  const [name = '', ...rest] = args
  const load = COMMANDS.get(name)
  if (load) {
    const command = await load()
    await command(rest)
    return
  }
  const options = parseOptions(args, process.env)
  if (options === 'help') {
    console.log(USAGE)
    return
  }
  await runLake(options)
}
