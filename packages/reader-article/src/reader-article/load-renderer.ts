import {loadFile} from './load-file.ts'
import type {Renderer} from './renderer.ts'

/**
 * Loads the renderer of articles with their styles.
 *
 * @throws ArticleError 'unreachable' with the script's URL.
 */
export function loadRenderer(): Promise<typeof Renderer> {
  return loadFile(import('./renderer.ts').then((module) => module.Renderer))
}
