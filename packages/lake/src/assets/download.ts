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

/** Throws an `AssetError` (`assetNotFound`) where the address is not in this store at all. */
export function checkAddress(context: DeliveryContext, address: AssetAddress): void {
  const {projectId, dataset} = context.store
  if (address.project !== projectId || address.dataset !== dataset) {
    throw notFound(address)
  }
}

/** The error for an asset that is not there. */
export function notFound({project, dataset, file}: AssetAddress): AssetError {
  return new AssetError('assetNotFound', `There is no asset ${project}/${dataset}/${file}`)
}

/**
 * How the answer to `?dl` is named: by the parameter, else as it was uploaded, else by its address.
 *
 * Answers `undefined` where nobody asked for a download.
 */
export function downloadHeader(
  document: Readonly<Record<string, unknown>>,
  query: URLSearchParams,
  asset: {readonly file: string; readonly extension: string},
): string | undefined {
  const asked = query.get('dl')
  if (asked === null) {
    return undefined
  }
  const {originalFilename} = document
  const uploaded = typeof originalFilename === 'string' ? originalFilename : undefined
  const filename = cleanFilename(asked) ?? cleanFilename(uploaded) ?? asset.file
  const named = filename.endsWith(`.${asset.extension}`) || asked !== ''
  return contentDisposition('attachment', named ? filename : renamed(filename, asset.extension))
}

function renamed(filename: string, extension: string): string {
  return `${filename.replace(/\.[a-z0-9]{1,16}$/i, '')}.${extension}`
}
