import type {DeliveryContext} from './asset-context.ts'
import {AssetError} from './asset-error.ts'
import {cleanFilename} from './asset-name.ts'
import {contentDisposition} from './content-disposition.ts'

/** The parts of an asset's address. */
export interface AssetAddress {
  readonly project: string
  readonly dataset: string
  readonly file: string
}

/** Throws an `AssetError` (`asset-not-found`) if the address belongs to another project or dataset. */
export function checkAddress(context: DeliveryContext, address: AssetAddress): void {
  const {projectId, dataset} = context.store
  if (address.project !== projectId || address.dataset !== dataset) {
    throw notFound(address)
  }
}

/** The error for an asset that does not exist. */
export function notFound({project, dataset, file}: AssetAddress): AssetError {
  return new AssetError('asset-not-found', `There is no asset ${project}/${dataset}/${file}`)
}

/**
 * The `Content-Disposition` of a download (`?dl`): the file name is that of the parameter, otherwise
 * that of the upload, otherwise that of the address.
 *
 * Returns `undefined` if the request does not ask for a download.
 */
export function downloadHeader(
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
  const keepsExtension = filename.endsWith(`.${asset.extension}`) || requested !== ''
  return contentDisposition(
    'attachment',
    keepsExtension ? filename : withExtension(filename, asset.extension),
  )
}

function withExtension(filename: string, extension: string): string {
  return `${filename.replace(/\.[a-z0-9]{1,16}$/i, '')}.${extension}`
}
