import type {AssetDocument} from './asset-document.ts'
import type {AssetStore} from './asset-store.ts'

/** What serving assets needs: nothing about who asks, for assets are public, as at Sanity. */
export interface DeliveryContext {
  readonly store: AssetStore
  /** Finds the document of an asset. Without it nothing of the asset is served, whatever is on disk. */
  findDocument(
    id: string,
  ):
    | Readonly<Record<string, unknown>>
    | undefined
    | Promise<Readonly<Record<string, unknown>> | undefined>
}

/** What the asset routes need from the Lake that they belong to. */
export interface AssetContext<Caller> extends DeliveryContext {
  /** Origin that the Lake is reached at from outside; without it, that of the upload's own request. */
  readonly publicUrl?: string | undefined
  /** Finds out who asks; `undefined` where it is nobody who is signed in. */
  authenticate(request: Request): Caller | undefined | Promise<Caller | undefined>
  /** Creates the document unless one with its id exists, and returns what is stored then. */
  saveDocument(
    document: AssetDocument,
    caller: Caller,
  ): Record<string, unknown> | Promise<Record<string, unknown>>
}
