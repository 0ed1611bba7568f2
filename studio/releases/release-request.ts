import {isRecord} from 'sanity'

import type {ClientFetch} from '../session/session-fetch.ts'

export type RequestOptions = NonNullable<Parameters<ClientFetch>[1]>

/** A request that schedules, publishes or unschedules a release. */
export interface ReleaseRequest {
  /** The address of the dataset's endpoint for actions. */
  readonly address: URL
  readonly options: RequestOptions
  readonly action: 'publish' | 'schedule' | 'unschedule'
  readonly releaseId: string
  /** When the release will be published; only of `schedule`. */
  readonly publishAt: string | undefined
}

const ACTIONS_ENDPOINT = /\/data\/actions\/[^/]+$/u
const RELEASE_ACTION = /^sanity\.action\.release\.(publish|schedule|unschedule)$/u

/** Reads a request of a client; undefined if it is another one, or only checks whether it would be allowed. */
export function readReleaseRequest(
  href: string,
  options: RequestOptions,
): ReleaseRequest | undefined {
  const address = URL.parse(href)
  if (!address || !ACTIONS_ENDPOINT.test(address.pathname) || typeof options.body !== 'string') {
    return undefined
  }
  const body: unknown = JSON.parse(options.body)
  if (!isRecord(body) || body['dryRun'] === true || !Array.isArray(body['actions'])) {
    return undefined
  }
  for (const candidate of body['actions']) {
    const {actionType, releaseId, publishAt} = isRecord(candidate) ? candidate : {}
    const action = nameAction(actionType)
    if (action && typeof releaseId === 'string') {
      return {
        address,
        options,
        action,
        releaseId,
        publishAt: typeof publishAt === 'string' ? publishAt : undefined,
      }
    }
  }
  return undefined
}

function nameAction(actionType: unknown): ReleaseRequest['action'] | undefined {
  const [, name] = RELEASE_ACTION.exec(typeof actionType === 'string' ? actionType : '') ?? []
  return name === 'publish' || name === 'schedule' || name === 'unschedule' ? name : undefined
}
