/** The project and the dataset that the Studio edits, and the address of the Lake if the dataset is there. */
export interface Environment {
  readonly projectId: string
  readonly dataset: string
  /** The Lake's address, such as `http://localhost:4100`; undefined on hosted Sanity. */
  readonly lakeAddress: string | undefined
}

const DEFAULT_LAKE_ADDRESS = 'http://localhost:4100'

// Vite replaces both expressions with their values when it builds the Studio.
const hostedProjectId = process.env.SANITY_STUDIO_PROJECT_ID
const hostedDataset = process.env.SANITY_STUDIO_DATASET

/** Hosted Sanity if `SANITY_STUDIO_PROJECT_ID` was set when the Studio was built, otherwise the Lake. */
export const environment: Environment = hostedProjectId
  ? {projectId: hostedProjectId, dataset: hostedDataset || 'production', lakeAddress: undefined}
  : {projectId: 'local', dataset: hostedDataset || 'production', lakeAddress: readLakeAddress()}

/**
 * Reads `<meta name="lake-address" content="…">`, which the server of the Studio fills in.
 *
 * Falls back to `http://localhost:4100` if the content is not an http or https origin.
 */
function readLakeAddress(): string {
  if (typeof document === 'undefined') {
    return DEFAULT_LAKE_ADDRESS
  }
  const content = document.querySelector<HTMLMetaElement>('meta[name="lake-address"]')?.content
  return /^https?:\/\/[^/?#]+$/u.test(content ?? '') && content ? content : DEFAULT_LAKE_ADDRESS
}
