import {createCustomRole, ROLE_NAMES} from '../auth/roles.ts'
import {addPerson, withAccess} from './people.ts'
import {
  createTemporaryFolder,
  openTemporaryLake,
  type ReceivedResponse,
  type TemporaryLake,
} from './temporary-lake.ts'

/** Writes two fields of lights, and adds to a log. */
export const TELEPHONE = createCustomRole([
  {
    permissions: ['read', 'create', 'update', 'publish'],
    types: ['light'],
    fields: ['colour', 'since'],
  },
  {permissions: ['read', 'create', 'publish'], types: ['log']},
])

/** A person with a role, the telephone with a token, or somebody who is not logged in. */
export type CallerName = (typeof ROLE_NAMES)[number] | 'telephone' | 'stranger'

/** All callers, the least powerful ones last. */
export const CALLERS: readonly CallerName[] = [...ROLE_NAMES, 'telephone', 'stranger']

/** A Lake with a caller of each role. */
export interface LakeWithCallers {
  readonly temporary: TemporaryLake
  readonly tokens: ReadonlyMap<CallerName, string | null>
  /** Sends a request as one of the callers; with a body it is a POST. */
  readonly as: (name: CallerName, path: string, body?: unknown) => Promise<ReceivedResponse>
}

/** Opens a Lake with a caller of each role. */
export async function openWithCallers(): Promise<LakeWithCallers> {
  const data = createTemporaryFolder()
  const temporary = openTemporaryLake({data})
  const tokens = new Map<CallerName, string | null>([['stranger', null]])
  for (const role of ROLE_NAMES) {
    tokens.set(role, await addPerson(temporary, role))
  }
  const {secret} = await withAccess(data, (access) => access.tokens.add('Telephone', TELEPHONE))
  tokens.set('telephone', secret)
  return {
    temporary,
    tokens,
    as: (name, path, body) =>
      temporary.request(path, {
        token: tokens.get(name) ?? null,
        ...(body !== undefined && {body}),
      }),
  }
}
