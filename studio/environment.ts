/** The project and the dataset that the Studio edits, and the address of the Lake if the dataset is there. */
export interface Environment {
  readonly projectId: string
  readonly dataset: string
  /** The Lake's address, such as `http://localhost:4100`; undefined on hosted Sanity. */
  readonly lakeAddress: string | undefined
  /** The URL of the folder with the elements' scripts, if a server of this workspace serves them. */
  readonly elementsAddress: string | undefined
  /** The origin of the website that shows the articles, drafts included; undefined if there is none. */
  readonly siteAddress: string | undefined
}

const ORIGIN = /^https?:\/\/[^/?#]+$/u
const FOLDER = /^https?:\/\/[^?#]+[^/?#]$/u
const DEFAULT_LAKE_ADDRESS = 'http://localhost:4100'

// Vite replaces both expressions with their values when it builds the Studio.
const hostedProjectId = process.env.SANITY_STUDIO_PROJECT_ID
const hostedDataset = process.env.SANITY_STUDIO_DATASET
const siteAddress =
  readAddress('site-address', ORIGIN) ??
  matchAddress(process.env.SANITY_STUDIO_SITE_ADDRESS, ORIGIN)

/** Hosted Sanity if `SANITY_STUDIO_PROJECT_ID` was set when the Studio was built, otherwise the Lake. */
export const environment: Environment = hostedProjectId
  ? {
      projectId: hostedProjectId,
      dataset: hostedDataset || 'production',
      lakeAddress: undefined,
      elementsAddress: readAddress('elements-address', FOLDER),
      siteAddress,
    }
  : {
      projectId: 'local',
      dataset: hostedDataset || 'production',
      lakeAddress: readAddress('lake-address', ORIGIN) ?? DEFAULT_LAKE_ADDRESS,
      elementsAddress: readAddress('elements-address', FOLDER),
      siteAddress,
    }

/** Reads `<meta name="…" content="…">`, which the server of the Studio fills in; undefined if it does not match. */
function readAddress(name: string, pattern: RegExp): string | undefined {
  if (typeof document === 'undefined') {
    return undefined
  }
  return matchAddress(
    document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content,
    pattern,
  )
}

function matchAddress(address: string | undefined, pattern: RegExp): string | undefined {
  return address !== undefined && pattern.test(address) ? address : undefined
}
