import {join} from 'node:path'

import {Access} from '../auth/access.ts'
import type {RoleName} from '../auth/roles.ts'
import {openSharedDatabase} from '../store/database.ts'
import type {ReceivedResponse, RequestOptions, TemporaryLake} from './temporary-lake.ts'

/** The origin of a page that logs people in. */
export const ORIGIN = 'http://localhost:3333'

/** Sends a request, without a token by default. */
export const send = (
  {request}: TemporaryLake,
  path: string,
  options: RequestOptions = {},
): Promise<ReceivedResponse> =>
  request(`http://localhost:4100/v1${path}`, {token: null, ...options})

/** Submits the form of the page for logging in. */
export const submit = (
  temporary: TemporaryLake,
  fields: Record<string, string>,
  options: RequestOptions = {},
): Promise<ReceivedResponse> =>
  send(temporary, `/auth/local?origin=${ORIGIN}`, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {'content-type': 'application/x-www-form-urlencoded'},
    ...options,
  })

/** Reads the session id from the URL to which a browser is redirected after logging in. */
export function sidOf({headers}: ReceivedResponse): string {
  return new URL(headers.get('location') ?? 'about:blank').hash.replace('#sid=', '')
}

/** Submits the form and returns the token of the new session. */
export async function signIn(
  temporary: TemporaryLake,
  fields: Record<string, string>,
): Promise<string> {
  const {body} = await send(temporary, `/auth/fetch?sid=${sidOf(await submit(temporary, fields))}`)
  return String(Object(body).token)
}

/** Adds a person with a role in the form, and returns the token of their session. */
export const addPerson = (temporary: TemporaryLake, role: RoleName): Promise<string> =>
  signIn(temporary, {name: `The ${role}`, email: `${role}@example.org`, role})

/** Runs work on the people and tokens of a folder while a Lake uses it, as the command does. */
export async function withAccess<Result>(
  data: string,
  work: (access: Access) => Result | Promise<Result>,
): Promise<Result> {
  const {database, close} = openSharedDatabase(join(data, 'production'))
  try {
    return await work(new Access(database, () => new Date()))
  } finally {
    close()
  }
}
