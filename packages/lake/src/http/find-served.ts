import type {ServedDataset} from '../datasets/served-dataset.ts'
import {RequestError} from '../errors/request-error.ts'
import type {LakeContext} from './lake-context.ts'
import type {RouteContext} from './route-context.ts'

/**
 * Finds the dataset in the path of a request. Throws a RequestError, status 404, if there is none; it says which there
 * are to everybody who is logged in.
 */
export function findServed({datasets}: LakeContext, context: RouteContext): ServedDataset {
  const name = context.param('dataset')
  const served = datasets.find(name)
  if (served) {
    return served
  }
  if (!context.caller) {
    // Listing opens each database, which a stranger must not be able to cause.
    throw new RequestError('not-found', `Dataset "${name}" not found`)
  }
  const known = datasets.list().map((each) => `"${each.name}"`)
  throw new RequestError(
    'not-found',
    `Dataset "${name}" not found: this Lake has ${known.join(', ')}`,
  )
}
