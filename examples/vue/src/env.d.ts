/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** The project on Sanity; if it is not set, the app uses the Lake on this machine. */
  readonly VITE_PROJECT_ID?: string
  readonly VITE_DATASET?: string
  /** The origin of a Lake; not set for hosted Sanity. */
  readonly VITE_API_HOST?: string
}
