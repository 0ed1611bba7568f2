import type {Caller} from '../../auth/caller.ts'
import type {AssetDocument} from '../../assets/asset-document.ts'
import type {AssetStore} from '../../assets/asset-store.ts'

/** The parts of the Lake that serve assets. The caller is not needed, because assets are public, as at Sanity, even those of private datasets. */
export interface DeliveryContext {
  readonly store: AssetStore
  /** Finds the document of an asset. If there is none, the asset is not served, even if its bytes are on disk. */
  findDocument(
    id: string,
  ):
    | Readonly<Record<string, unknown>>
    | undefined
    | Promise<Readonly<Record<string, unknown>> | undefined>
}

/** The parts of the Lake that the asset routes use. */
export interface AssetContext extends DeliveryContext {
  /** Public origin of the Lake, for the URLs of assets; by default the origin of the upload request, if its host is trusted. */
  readonly publicUrl?: string | undefined
  /** Returns true if a host name from a request of a network address can be part of the URLs of assets. */
  isTrustedHost(hostname: string, address: string | undefined): boolean
  /** Creates the document, unless a document with its id exists; returns the stored document. */
  saveDocument(
    document: AssetDocument,
    caller: Caller,
  ): Record<string, unknown> | Promise<Record<string, unknown>>
}
