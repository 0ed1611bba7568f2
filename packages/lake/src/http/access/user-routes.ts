import type {Caller} from '../../auth/caller.ts'
import type {Person} from '../../auth/person.ts'
import {RequestError} from '../../errors/request-error.ts'
import {isRecord} from '../../json.ts'
import type {LakeApp} from '../data/data-routes.ts'
import type {LakeContext} from '../lake-context.ts'
import {readJson, requireCaller, VERSION} from '../requests.ts'

/** Bytes. */
const MAX_BODY_SIZE = 256 * 1024
const MAX_KEY_LENGTH = 500
const MAX_USERS = 1000

/** `GET /users/…` and the preferences that the Studio stores for each user. */
export function addUserRoutes(app: LakeApp, {access}: LakeContext): void {
  const {people, authors, preferences} = access

  app.get(`${VERSION}/users/me`, (context) => {
    const caller = context.get('caller')
    return Response.json(caller ? profileOf(caller, people.get(caller.id)) : {})
  })

  app.get(`${VERSION}/users/me/keyvalue/:keys?`, (context) => {
    const {id} = requireCaller(context)
    const keys = (context.req.param('keys') ?? '').split(',').filter(Boolean)
    return Response.json(
      keys.flatMap((key) => {
        const value = preferences.get(id, key)
        return value === undefined ? [] : [{key, value}]
      }),
    )
  })

  app.put(`${VERSION}/users/me/keyvalue`, async (context) => {
    const {id} = requireCaller(context)
    const body = await readJson(context.req.raw, MAX_BODY_SIZE)
    const pairs = (Array.isArray(body) ? body : [body]).map(parsePair)
    for (const {key, value} of pairs) {
      preferences.set(id, key, value)
    }
    return Response.json(pairs)
  })

  app.get(`${VERSION}/users/:ids`, (context) => {
    requireCaller(context)
    const ids = context.req.param('ids').split(',').slice(0, MAX_USERS)
    const found = ids.map((id) => authors.get(id)).filter((author) => author !== undefined)
    const profiles = found.map(({id, name, picture}) => ({
      id,
      displayName: name,
      imageUrl: picture ?? null,
    }))
    if (ids.length > 1) {
      return Response.json(profiles)
    }
    const [profile] = profiles
    if (profile) {
      return Response.json(profile)
    }
    throw new RequestError('not-found', `User "${ids.join()}" not found`)
  })
}

function profileOf({id, name, role}: Caller, person: Person | undefined): Record<string, unknown> {
  const {name: roleName, title, description} = role
  return {
    id,
    name,
    email: person?.email ?? `${id}@localhost`,
    profileImage: person?.picture ?? null,
    provider: person ? 'local' : 'token',
    role: roleName,
    roles: [{name: roleName, title, description}],
  }
}

function parsePair(value: unknown): {key: string; value: unknown} {
  if (
    isRecord(value) &&
    typeof value['key'] === 'string' &&
    value['key'].length <= MAX_KEY_LENGTH
  ) {
    return {key: value['key'], value: value['value'] ?? null}
  }
  throw new RequestError(
    'bad-request',
    `Expected a list of preferences with keys of at most ${MAX_KEY_LENGTH} characters, for example [{"key": "layout", "value": 1}]`,
  )
}
