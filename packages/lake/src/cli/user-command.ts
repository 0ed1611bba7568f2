import type {People} from '../auth/people.ts'
import {parseNewPerson, PersonError, type Person} from '../auth/person.ts'
import {isRoleName, ROLE_NAMES, type RoleName} from '../auth/roles.ts'
import {DATA_OPTIONS, withAccess} from './data-folder.ts'
import {parseArguments} from './parse-arguments.ts'
import {printTable} from './print-table.ts'
import {readPassword} from './read-password.ts'
import {readPicture} from './read-picture.ts'
import {UsageError} from './usage-error.ts'

/** The text that `lake user --help` prints. */
export const USER_USAGE = `Usage: lake user COMMAND --data DIR [--dataset NAME]

  add --name NAME --email EMAIL --role ROLE [--picture FILE|URL] [--no-password]
                        adds a person and asks for a password
  list                  lists all people
  role EMAIL ROLE       changes a person's role
  password EMAIL        asks for a person's new password, and ends the sessions of this person
  remove EMAIL          removes a person

Roles: ${ROLE_NAMES.join(', ')}
A password is read from the terminal, or from the first line of standard input.
The Lake may run meanwhile.`

const OPTIONS = {
  ...DATA_OPTIONS,
  name: {type: 'string'},
  email: {type: 'string'},
  role: {type: 'string'},
  picture: {type: 'string'},
  'no-password': {type: 'boolean'},
  help: {type: 'boolean'},
} as const

/** Runs `lake user …`. Rejects with a UsageError, a PersonError or a StoreError. */
export async function runUserCommand(args: readonly string[]): Promise<void> {
  const {values, positionals} = parseArguments(args, OPTIONS, USER_USAGE)
  const [command, ...operands] = positionals
  if (values.help) {
    console.log(USER_USAGE)
    return
  }
  switch (command) {
    case 'add': {
      assertCount(operands, 0)
      const {name, email, role, picture: source} = values
      if (name === undefined || email === undefined || role === undefined) {
        throw new UsageError(
          'A new person needs --name, --email and --role, for example --name Ann --email ann@example.org --role editor',
        )
      }
      const picture = source === undefined ? undefined : await readPicture(source)
      const person = parseNewPerson({name, email, role: parseRoleName(role), picture})
      const password = values['no-password'] ? undefined : await readPassword()
      const added = await withAccess(values, false, ({people}) => people.add(person, password))
      console.log(`Added ${added.name}, ${added.email}, as ${added.role.name}`)
      return
    }
    case 'list':
      assertCount(operands, 0)
      await withAccess(values, true, ({people}) => printTable(people.list().map(rowOf)))
      return
    case 'role': {
      const [email = '', role = ''] = assertCount(operands, 2)
      const roleName = parseRoleName(role)
      await withAccess(values, true, ({people}) =>
        people.setRole(findPerson(people, email), roleName),
      )
      console.log(`${email} is ${roleName} now`)
      return
    }
    case 'password': {
      const [email = ''] = assertCount(operands, 1)
      await withAccess(values, true, ({people}) => findPerson(people, email))
      const password = await readPassword()
      await withAccess(values, true, ({people}) =>
        people.setPassword(findPerson(people, email), password),
      )
      console.log(`${email} has a new password; all sessions of this person have ended`)
      return
    }
    case 'remove': {
      const [email = ''] = assertCount(operands, 1)
      await withAccess(values, true, ({people}) => people.remove(findPerson(people, email)))
      console.log(`Removed ${email}; all sessions of this person have ended`)
      return
    }
    default:
      throw new UsageError(`Unknown command "${command ?? ''}"\n\n${USER_USAGE}`)
  }
}

function rowOf({id, email, role, name, hasPassword}: Person): string[] {
  return [id, email, role.name, hasPassword ? 'password' : 'no password', name]
}

function findPerson(people: People, email: string): Person {
  const person = people.findByEmail(email)
  if (person) {
    return person
  }
  throw new PersonError(
    'person-not-found',
    `There is no person with the e-mail ${email}: "lake user list" shows all people`,
  )
}

function parseRoleName(role: string): RoleName {
  if (isRoleName(role)) {
    return role
  }
  throw new UsageError(`"${role}" is not a role: use one of ${ROLE_NAMES.join(', ')}`)
}

function assertCount(operands: readonly string[], count: number): readonly string[] {
  if (operands.length === count) {
    return operands
  }
  throw new UsageError(
    `Expected ${count} arguments after the command, not ${operands.length}\n\n${USER_USAGE}`,
  )
}
