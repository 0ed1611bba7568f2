import {isLoopbackAddress, isLoopbackHost} from '../../auth/origins.ts'
import {createCustomRole} from '../../auth/roles.ts'
import type {LakeContext} from '../lake-context.ts'
import type {AssetContext} from './asset-context.ts'

const UPLOADER = createCustomRole([
  {permissions: ['read', 'create', 'publish'], types: ['sanity.imageAsset', 'sanity.fileAsset']},
])

/** Returns what the asset routes use of a dataset; undefined if there is no such dataset. */
export function createServedAssets(
  {datasets, allowedOrigins, publicUrl}: LakeContext,
  name: string,
): AssetContext | undefined {
  const served = datasets.find(name)
  if (!served) {
    return undefined
  }
  const {dataset, assets} = served
  return {
    store: assets,
    publicUrl,
    // On this machine, the Host header can be forged by a page whose name resolves to it (DNS rebinding).
    isTrustedHost: (hostname, address) =>
      isLoopbackHost(hostname) ||
      allowedOrigins.some((origin) => new URL(origin).hostname === hostname) ||
      (address !== undefined && !isLoopbackAddress(address)),
    findDocument: (id) => dataset.documents.get(id),
    async saveDocument(document, caller) {
      const outcome = await dataset.commit({
        // The permission to upload is the only one needed; contributors publish no other documents.
        caller: {...caller, role: UPLOADER},
        steps: [
          {index: 0, mutations: () => [{kind: 'createIfNotExists', attributes: {...document}}]},
        ],
      })
      return {...outcome.findDocument(document._id)}
    },
  }
}
