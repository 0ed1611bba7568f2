#!/usr/bin/env node
import {PersonError} from './auth/person.ts'
import {BackupError} from './backup/backup-error.ts'
import {runBackupCommand} from './cli/backup-command.ts'
import {runCheckCommand} from './cli/check-command.ts'
import {runCorsCommand} from './cli/cors-command.ts'
import {runEraseCommand} from './cli/erase-command.ts'
import {parseOptions, USAGE} from './cli/options.ts'
import {runRestoreCommand} from './cli/restore-command.ts'
import {runLake} from './cli/run-lake.ts'
import {runTokenCommand} from './cli/token-command.ts'
import {UsageError} from './cli/usage-error.ts'
import {runUserCommand} from './cli/user-command.ts'
import {runWebhookCommand} from './cli/webhook-command.ts'
import {EraseError} from './erase/erase-error.ts'
import {DamagedStorageError, isStorageDamage} from './errors/damage-error.ts'
import {LakeOptionError} from './lake.ts'
import {ServeError} from './serve.ts'
import {StoreError} from './store/store-error.ts'

const COMMANDS = new Map<string, (args: readonly string[]) => void | Promise<void>>([
  ['user', runUserCommand],
  ['token', runTokenCommand],
  ['cors', runCorsCommand],
  ['webhook', runWebhookCommand],
  ['check', runCheckCommand],
  ['backup', runBackupCommand],
  ['restore', runRestoreCommand],
  ['erase', runEraseCommand],
])

try {
  await run(process.argv.slice(2))
} catch (thrown) {
  const error = isStorageDamage(thrown) ? new DamagedStorageError() : thrown
  const expected = [
    UsageError,
    LakeOptionError,
    ServeError,
    StoreError,
    PersonError,
    BackupError,
    EraseError,
    DamagedStorageError,
  ]
  if (!expected.some((kind) => error instanceof kind)) {
    throw error
  }
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}

async function run(args: readonly string[]): Promise<void> {
  const [name = '', ...rest] = args
  const runCommand = COMMANDS.get(name)
  if (runCommand) {
    await runCommand(rest)
    return
  }
  const options = parseOptions(args, process.env)
  if (options === 'help') {
    console.log(USAGE)
    return
  }
  await runLake(options)
}
