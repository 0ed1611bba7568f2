import {
  createCustomRole,
  isRoleName,
  PERMISSIONS,
  ROLE_NAMES,
  ROLES,
  type Grant,
  type Permission,
  type Role,
} from '../auth/roles.ts'
import {UsageError} from './usage-error.ts'

/** The options from which the role of a token is made. */
export interface TokenRoleOptions {
  readonly role?: string | undefined
  readonly types?: string | undefined
  readonly fields?: readonly string[] | undefined
  readonly permissions?: string | undefined
}

const DEFAULT_PERMISSIONS = 'read,create,update,publish'
const NAME = /^[A-Za-z_][\w.-]*$/

/** Creates the role of a token: one of the roles of people, or a custom role for some types and fields. Throws a UsageError. */
export function createTokenRole({role, types, fields = [], permissions}: TokenRoleOptions): Role {
  if ((role === undefined) === (types === undefined)) {
    throw new UsageError(
      'A token needs either --role, for example --role editor, or --types, for example --types note,page',
    )
  }
  if (types === undefined) {
    if (fields.length > 0 || permissions !== undefined) {
      throw new UsageError('--fields and --permissions need --types, not --role')
    }
    return findRole(role ?? '')
  }
  const typeNames = parseNames('--types', types)
  const fieldsByType = new Map(fields.map(parseFields))
  for (const type of fieldsByType.keys()) {
    if (!typeNames.includes(type)) {
      throw new UsageError(`--fields names the type "${type}", which is not in --types ${types}`)
    }
  }
  const granted = parseNames('--permissions', permissions ?? DEFAULT_PERMISSIONS).map(
    parsePermission,
  )
  return createCustomRole(
    typeNames.map((type): Grant => {
      const ofType = fieldsByType.get(type)
      const grant = {permissions: granted, types: [type]}
      return ofType ? Object.assign(grant, {fields: ofType}) : grant
    }),
  )
}

function findRole(name: string): Role {
  if (isRoleName(name)) {
    return ROLES[name]
  }
  throw new UsageError(`"${name}" is not a role: use one of ${ROLE_NAMES.join(', ')}`)
}

function parseFields(value: string): [type: string, fields: string[]] {
  const [type = '', fields = '', ...others] = value.split(':')
  if (!NAME.test(type) || others.length > 0) {
    throw new UsageError(
      `--fields must be a type and its fields, for example --fields page:title,summary, not "${value}"`,
    )
  }
  return [type, parseNames('--fields', fields)]
}

function parseNames(option: string, value: string): string[] {
  const names = value.split(',').map((name) => name.trim())
  if (names.every((name) => NAME.test(name))) {
    return names
  }
  throw new UsageError(`${option} must be names with commas between them, not "${value}"`)
}

function parsePermission(name: string): Permission {
  const permission = PERMISSIONS.find((known) => known === name)
  if (permission !== undefined && permission !== 'manage' && permission !== 'upload') {
    return permission
  }
  throw new UsageError(
    `--permissions cannot contain "${name}": use some of ${DEFAULT_PERMISSIONS.replaceAll(',', ', ')}`,
  )
}
