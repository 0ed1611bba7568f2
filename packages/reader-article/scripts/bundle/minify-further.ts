import {minify, type MinifyOptions} from 'terser'
import type {Plugin} from 'vite'

/**
 * Members that only our own files speak of, and Lit's that nothing else does; a page never sees them.
 *
 * What content, attributes, events or the browser's own objects have must not stand here.
 */
const INNER = `
  addRelated changeLook failure furnish hidesCalls isLive isMetaLater isShown loadEvent loadWords question readRareBlock
  renderRare requestProperties showNodes signals whenShown whenStatusChanged
  createProperty elementStyles enableUpdating finalize
  getPropertyDescriptor isUpdatePending performUpdate
`
  .trim()
  .split(/\s+/)

/** Minifies what the bundler has minified once more, and shortens the names of inner members. */
export function minifyFurther(): Plugin {
  return {
    name: 'minify-further',
    async generateBundle(_options, bundle) {
      const options: MinifyOptions = {
        module: true,
        ecma: 2020,
        compress: {passes: 3, unsafe_arrows: true, pure_getters: true},
        mangle: {properties: {regex: new RegExp(`^(_\\$\\w+|${INNER.join('|')})$`)}},
        // A member has the same name in every file.
        nameCache: {},
      }
      for (const [name, chunk] of Object.entries(bundle)) {
        if (chunk.type !== 'chunk') {
          continue
        }
        const {code} = await minify({[name]: chunk.code}, options)
        if (code) {
          chunk.code = code
        }
      }
    },
  }
}
