import {ArticleError} from '../errors.ts'

/**
 * Waits for a file that an article needs. A failure is not cached here, so the next attempt loads the file
 * again, except in Firefox, which caches the failure until the page is reloaded.
 *
 * @throws ArticleError 'unreachable' with the script's URL.
 */
export async function loadFile<T>(file: Promise<T>): Promise<T> {
  try {
    return await file
  } catch (cause) {
    throw new ArticleError('unreachable', import.meta.url, '', cause)
  }
}
