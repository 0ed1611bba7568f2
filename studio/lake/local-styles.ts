import type {Plugin} from 'vite'

const FONT_FACE = /@font-face\s*\{[^}]*\}/gu
const FOREIGN_URL = /url\(\s*["']?(?:https?:)?\/\//iu

/**
 * Serves the Studio's font with the Studio, in place of its maker's server.
 *
 * The build fails where a style still names another machine.
 */
export function localStyles(): Plugin {
  return {
    name: 'reader-article:local-styles',
    enforce: 'pre',
    transform: {
      filter: {id: /\.css(?:\?|$)/u},
      handler: (css) => ({code: withLocalName(withoutForeignFonts(css)), map: null}),
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          const place = FOREIGN_URL.exec(String(file.source))
          if (place) {
            this.error(`${file.fileName} fetches from another machine: ${place[0]}…`)
          }
        }
      }
    },
  }
}

/** The same styles without the font faces that are fetched from elsewhere. */
export function withoutForeignFonts(css: string): string {
  return css.replaceAll(FONT_FACE, (face) => (FOREIGN_URL.test(face) ? '' : face))
}

/** The same styles with the font under the name by which the Studio asks for it. */
export function withLocalName(css: string): string {
  return css.replaceAll(/(["'])Inter Variable\1/gu, 'Inter')
}
