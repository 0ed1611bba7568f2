/** Where the content is kept. */
export interface Environment {
  readonly projectId: string
  readonly dataset: string
  /** The Lake's address, such as `http://localhost:4100`; undefined on hosted Sanity. */
  readonly lake: string | undefined
}

const LAKE_ADDRESS = 'http://localhost:4100'

// Both names are replaced by their values when the Studio is built.
const hostedProject = process.env.SANITY_STUDIO_PROJECT_ID
const hostedDataset = process.env.SANITY_STUDIO_DATASET

/** Hosted Sanity where a project was named when the Studio was built, else the Lake. */
export const environment: Environment = hostedProject
  ? {projectId: hostedProject, dataset: hostedDataset || 'production', lake: undefined}
  : {projectId: 'local', dataset: hostedDataset || 'production', lake: lakeAddress()}

/**
 * The address in `<meta name="lake-address" content="…">`: whoever serves the Studio writes it there.
 *
 * Anything that is no http address falls back to `http://localhost:4100`.
 */
function lakeAddress(): string {
  if (typeof document === 'undefined') {
    return LAKE_ADDRESS
  }
  const content = document.querySelector<HTMLMetaElement>('meta[name="lake-address"]')?.content
  return /^https?:\/\/[^/?#]+$/u.test(content ?? '') && content ? content : LAKE_ADDRESS
}
