import {fileURLToPath} from 'node:url'

/** The workspace's folder. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
