import type {Caller} from '../../auth/caller.ts'
import type {Person} from '../../auth/person.ts'
import {RequestError} from '../../errors/request-error.ts'
import {isRecord} from '../../json.ts'
import type {LakeContext} from '../lake-context.ts'
import {readJson} from '../requests.ts'
import {json} from '../reply.ts'
import {VERSION, type Router} from '../router.ts'

/** Bytes. */
const MAX_BODY_SIZE = 256 * 1024
const MAX_KEY_LENGTH = 500
const MAX_USERS = 1000

/** `GET /users/…` and the preferences that the Studio stores for each user. */
export function addUserRoutes(router: Router, {access}: LakeContext): void {
  const {people, authors, preferences} = access

  router.get(`${VERSION}/users/me`, (context) => {
    const caller = context.caller
    return json(caller ? profileOf(caller, people.get(caller.id)) : {})
  })

  router.get(`${VERSION}/users/me/keyvalue/:keys`, (context) => {
    const {id} = context.requireCaller()
    const keys = context.param('keys').split(',').filter(Boolean)
    return json(
      keys.flatMap((key) => {
        const value = preferences.get(id, key)
        return value === undefined ? [] : [{key, value}]
      }),
    )
  })

  router.get(`${VERSION}/users/me/keyvalue`, (context) => {
    context.requireCaller()
    return json([])
  })

  router.put(`${VERSION}/users/me/keyvalue`, async (context) => {
    const {id} = context.requireCaller()
    const body = await readJson(context.request, MAX_BODY_SIZE)
    const pairs = (Array.isArray(body) ? body : [body]).map(parsePair)
    for (const {key, value} of pairs) {
      preferences.set(id, key, value)
    }
    return json(pairs)
  })

  router.get(`${VERSION}/users/:ids`, (context) => {
    context.requireCaller()
    const ids = context.param('ids').split(',').slice(0, MAX_USERS)
    const found = ids.map((id) => authors.get(id)).filter((author) => author !== undefined)
    const profiles = found.map(({id, name, picture}) => ({
      id,
      sanityUserId: id,
      displayName: name,
      imageUrl: picture ?? null,
    }))
    if (ids.length > 1) {
      return json(profiles)
    }
    const [profile] = profiles
    if (profile) {
      return json(profile)
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
