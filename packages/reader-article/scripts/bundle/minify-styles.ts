import {MagicString} from 'magic-string'
import {parseSync, type Plugin, Visitor} from 'vite'

import {minifyCss} from './minify-css.ts'

/** Minifies the style sheets in `*.styles.ts` modules: every template literal in such a module is a style sheet. */
export function minifyStyles(): Plugin {
  return {
    name: 'minify-styles',
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) {
        return undefined
      }
      const minified = new MagicString(code)
      const visitor = new Visitor({
        TemplateLiteral({start, end, quasis}) {
          const css = quasis[0]?.value.cooked
          if (quasis.length > 1 || typeof css !== 'string') {
            throw new Error(`${id}: a style sheet must be one template literal without \${…}.`)
          }
          minified.overwrite(start, end, JSON.stringify(minifyCss(css, id)))
        },
      })
      visitor.visit(parseSync(id, code).program)
      return {code: minified.toString(), map: minified.generateMap({hires: true})}
    },
  }
}
