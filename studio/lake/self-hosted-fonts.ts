import type {Plugin} from 'vite'

const FONT_FACE = /@font-face\s*\{[^}]*\}/gu
const REMOTE_URL = /url\(\s*["']?(?:https?:)?\/\//iu

/**
 * Vite plugin that serves the Studio's font with the Studio instead of from Sanity's server.
 *
 * The build fails if any style sheet still has a URL of another host.
 */
export function selfHostedFonts(): Plugin {
  return {
    name: 'reader-article:self-hosted-fonts',
    enforce: 'pre',
    transform: {
      filter: {id: /\.css(?:\?|$)/u},
      handler: (css) => ({code: renameFont(removeRemoteFonts(css)), map: null}),
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          const match = REMOTE_URL.exec(String(file.source))
          if (match) {
            this.error(`${file.fileName} loads a file from another host: ${match[0]}…`)
          }
        }
      }
    },
  }
}

/** Removes the font faces that are loaded from another host. */
export function removeRemoteFonts(css: string): string {
  return css.replaceAll(FONT_FACE, (face) => (REMOTE_URL.test(face) ? '' : face))
}

/** Gives the font of `@fontsource-variable/inter` the name that the Studio's styles use. */
export function renameFont(css: string): string {
  return css.replaceAll(/(["'])Inter Variable\1/gu, 'Inter')
}
