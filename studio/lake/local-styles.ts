import type {Plugin} from 'vite'

const FONT_FACE = /@font-face\s*\{[^}]*\}/gu
const FOREIGN_URL = /url\(\s*["']?(?:https?:)?\/\//iu

/**
 * Takes the Studio's font faces that are fetched from its maker's server out of its styles.
 *
 * The same font is served with the Studio. The build fails where a style still names another machine.
 */
export function localStyles(): Plugin {
  return {
    name: 'reader-article:local-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: {id: /\.css(?:\?|$)/u},
      handler: (css) => ({code: withoutForeignFonts(css), map: null}),
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) {
          const place = FOREIGN_URL.exec(String(file.source))
          if (place) this.error(`${file.fileName} fetches from another machine: ${place[0]}…`)
        }
      }
    },
  }
}

/** The same styles without the font faces that are fetched from elsewhere. */
export function withoutForeignFonts(css: string): string {
  return css.replaceAll(FONT_FACE, (face) => (FOREIGN_URL.test(face) ? '' : face))
}
