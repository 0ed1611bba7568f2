import {loadFile} from './load-file.ts'
import type {Renderer} from './renderer.ts'

let loadedRenderer: typeof Renderer | undefined

/** Returns the renderer if it has been loaded. */
export function getLoadedRenderer(): typeof Renderer | undefined {
  return loadedRenderer
}

/**
 * Loads the renderer of articles, which includes their styles.
 *
 * @throws ArticleError 'unreachable' with the script's URL.
 */
export async function loadRenderer(): Promise<typeof Renderer> {
  const loaded = await loadFile(import('./renderer.ts').then((module) => module.Renderer))
  return (loadedRenderer = loaded)
}
