import {AssetError} from '../../assets/asset-error.ts'
import {cleanFilename} from '../../assets/asset-name.ts'
import type {RouteContext} from '../route-context.ts'
import {formatContentDisposition} from './content-disposition.ts'

/** The parts of the path of an asset's URL. */
export interface AssetPath {
  readonly project: string
  readonly dataset: string
  readonly file: string
}

/** Returns the parts of the path of a request for an asset. */
export function assetPathOf(route: RouteContext): AssetPath {
  return {
    project: route.param('project'),
    dataset: route.param('dataset'),
    file: route.param('file'),
  }
}

/** Creates the error for an asset that does not exist. */
export function createNotFoundError({project, dataset, file}: AssetPath): AssetError {
  return new AssetError('asset-not-found', `There is no asset ${project}/${dataset}/${file}`)
}

/**
 * Creates the `Content-Disposition` of a download (`?dl=name`). The file name comes from the
 * parameter, otherwise from the upload, otherwise from the URL.
 *
 * Returns `undefined` if the URL has no parameter `dl`.
 */
export function createDownloadHeader(
  document: Readonly<Record<string, unknown>>,
  query: URLSearchParams,
  asset: {readonly file: string; readonly extension: string},
): string | undefined {
  const requested = query.get('dl')
  if (requested === null) {
    return undefined
  }
  const {originalFilename} = document
  const uploaded = typeof originalFilename === 'string' ? originalFilename : undefined
  const filename = cleanFilename(requested) ?? cleanFilename(uploaded) ?? asset.file
  const hasExtension = filename.endsWith(`.${asset.extension}`) || requested !== ''
  return formatContentDisposition(
    'attachment',
    hasExtension ? filename : withExtension(filename, asset.extension),
  )
}

function withExtension(filename: string, extension: string): string {
  return `${filename.replace(/\.[a-z0-9]{1,16}$/i, '')}.${extension}`
}
