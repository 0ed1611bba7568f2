import type {Plugin} from 'vite'

/**
 * Exports what only our own files import under the name that it has anyway: `R` and not `R as A`.
 *
 * Comes last: it takes the names that minifying gives, and the imports that keepQuery() writes.
 */
export function shortExports(file: string): Plugin {
  return {
    name: 'short-exports',
    generateBundle(_options, bundle) {
      const exporting = bundle[file]
      if (exporting?.type !== 'chunk') {
        throw new Error(`There is no ${file} to export from.`)
      }
      const locals = new Map<string, string>()
      exporting.code = exporting.code.replace(/export\{([^}]*)\}/, (_, names: string) => {
        const kept = names.split(',').map((name) => {
          const [local = '', alias = local] = name.split(' as ')
          // The names that are for pages are longer.
          if (alias.length > 2) {
            return name
          }
          locals.set(alias, local)
          return local
        })
        return `export{${kept.toSorted().join()}}`
      })
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') {
          continue
        }
        chunk.code = importByLocalName(chunk.code, file, locals)
        // Nobody looks at what comes out: what is no JavaScript any more stops the build.
        this.parse(chunk.code)
      }
    },
  }
}

function importByLocalName(
  code: string,
  file: string,
  locals: ReadonlyMap<string, string>,
): string {
  return code.replace(
    /\[((?:\{[^{}]*\},?)+)\]=await Promise\.all\(\[([^\]]*)\]\)/,
    (whole, given: string, imports: string) => {
      const at = imports.split(',').findIndex((one) => one.includes(`"./${file}"`))
      const patterns: string[] = given.match(/\{[^{}]*\}/g) ?? []
      const pattern = patterns[at]?.replace(
        /([{,])([\w$]+)(:[\w$]+)?/g,
        (_name, before: string, alias: string, bound = `:${alias}`) =>
          before + (locals.get(alias) ?? alias) + bound,
      )
      if (!pattern) {
        return whole
      }
      return `[${patterns.with(at, pattern).join()}]=await Promise.all([${imports}])`
    },
  )
}
