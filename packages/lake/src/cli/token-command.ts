import {PersonError} from '../auth/person.ts'
import {ROLE_NAMES} from '../auth/roles.ts'
import type {Token} from '../auth/tokens.ts'
import {DATA_OPTIONS, withAccess} from './data-folder.ts'
import {parseArguments} from './parse-arguments.ts'
import {printTable} from './print-table.ts'
import {createTokenRole} from './token-role.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake token --help` prints. */
export const TOKEN_USAGE = `Usage: lake token COMMAND --data DIR [--dataset NAME]

  add --label LABEL --role ROLE
                        adds a token with the role of a person: ${ROLE_NAMES.join(', ')}
  add --label LABEL --types TYPE,… [--fields TYPE:FIELD,…]… [--permissions PERMISSION,…]
                        adds a token for documents of these types, and of a type with --fields
                        only for these fields. Permissions: read (drafts and versions), create,
                        update, publish (create and update also published documents); all by default
  list                  lists all tokens, without their secrets
  remove ID             removes a token

"add" prints the secret, which is not stored and cannot be shown again.
The Lake may run meanwhile.`

const OPTIONS = {
  ...DATA_OPTIONS,
  label: {type: 'string'},
  role: {type: 'string'},
  types: {type: 'string'},
  fields: {type: 'string', multiple: true},
  permissions: {type: 'string'},
  help: {type: 'boolean'},
} as const

/** Runs `lake token …`. Rejects with a UsageError, a PersonError or a StoreError. */
export async function runTokenCommand(args: readonly string[]): Promise<void> {
  const {values, positionals} = parseArguments(args, OPTIONS, TOKEN_USAGE)
  const [command, ...operands] = positionals
  if (values.help) {
    console.log(TOKEN_USAGE)
    return
  }
  if (operands.length !== (command === 'remove' ? 1 : 0)) {
    throw new UsageError(`Unexpected or missing arguments\n\n${TOKEN_USAGE}`)
  }
  switch (command) {
    case 'add': {
      const {label} = values
      if (label === undefined) {
        throw new UsageError('A token needs a --label, for example --label Telephone')
      }
      const role = createTokenRole(values)
      const token = await withAccess(values, false, ({tokens}) => tokens.add(label, role))
      // Only the secret is written to standard output, so that a script can store it.
      console.error(`Added the token ${token.id}, ${token.label}. Its secret is shown only now:`)
      console.log(token.secret)
      return
    }
    case 'list':
      await withAccess(values, true, ({tokens}) => printTable(tokens.list().map(rowOf)))
      return
    case 'remove': {
      const [id = ''] = operands
      if (!(await withAccess(values, true, ({tokens}) => tokens.remove(id)))) {
        throw new PersonError(
          'person-not-found',
          `There is no token with the id ${id}: "lake token list" shows all tokens`,
        )
      }
      console.log(`Removed the token ${id}`)
      return
    }
    default:
      throw new UsageError(`Unknown command "${command ?? ''}"\n\n${TOKEN_USAGE}`)
  }
}

function rowOf({id, label, role, created}: Token): string[] {
  return [id, label, created.slice(0, 10), `${role.name} (${role.description})`]
}
