import {fileURLToPath} from 'node:url'

import {minify} from 'terser'
import {defineConfig, type Plugin} from 'vite'

/** Takes the white space out of style sheets, which no minifier of scripts does. */
function compactStyles(): Plugin {
  return {
    name: 'compact-styles',
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) return undefined
      return code.replace(/unsafeCSS\(`([^`$]*)`/g, (_, styles: string) => {
        const compact = styles
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,>!]) ?/g, '$1')
          .replace(/: /g, ':')
          .replaceAll(';}', '}')
          .replace(/='([\w-]+)'\]/g, '=$1]')
          .replace(/ \+ (?=[a-z*])| ([*/]) (?=\d)/g, (_found, sign = '+') => sign)
          .replace(/(?<=[ (:,-])0\./g, '.')
        return `unsafeCSS(\`${compact.trim()}\``
      })
    },
  }
}

/**
 * Lets files ask for each other with the query that the script's address carries.
 *
 * A browser takes reader-article.js?project=abc and reader-article.js for two modules, and would
 * load and run what they share twice, the second time without knowing its project.
 */
function keepQuery(): Plugin {
  const query = 'new URL(import.meta.url).search'
  return {
    name: 'keep-query',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const names: string[] = []
        const files: string[] = []
        const code = chunk.code
          .replace(
            /import(\{[^}]*\})from"\.\/([\w-]+\.js)";?/g,
            (_, given: string, file: string) => {
              names.push(given.replaceAll(' as ', ':'))
              files.push(file)
              return ''
            },
          )
          .replace(/import\(`\.\/([\w-]+\.js)`\)/g, (plain, file: string) => {
            const asked = bundle[file]
            const shares = asked?.type === 'chunk' && asked.imports.length > 0
            return shares ? `import(\`./${file}\`+${query})` : plain
          })
        if (/(import|from)\s*"\.\//.test(code)) {
          throw new Error(`${chunk.fileName} imports in a form that this build does not know.`)
        }
        if (chunk.fileName === 'reader-article.js' && files.length > 0) {
          throw new Error(
            `reader-article.js would wait for ${files.join(' and ')}: a round trip more.`,
          )
        }
        const imports = files.map((file) => `import("./${file}"+q)`).join()
        chunk.code =
          names.length > 0
            ? `const q=${query},[${names.join()}]=await Promise.all([${imports}]);${code}`
            : code
      }
    },
  }
}

/** Takes the line breaks out of fragments of queries, which are taken out before a query is asked anyway. */
function compactQueries(): Plugin {
  return {
    name: 'compact-queries',
    transform(code, id) {
      if (!/\/queries\/[\w-]+\.[jt]s$/.test(id)) return undefined
      return code.replace(/`[^`]*`/g, (query) => query.replace(/\s*\n\s*/g, ''))
    },
  }
}

/** Minifies what the bundler has minified once more, which makes it smaller by a fiftieth. */
function minifyFurther(): Plugin {
  return {
    name: 'minify-further',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const {code} = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: {passes: 3, unsafe_arrows: true, pure_getters: true},
        })
        if (code) chunk.code = code
      }
    },
  }
}

const ELEMENTS = ['reader-status', 'reader-card', 'reader-articles', 'reader-directory']

export default defineConfig({
  plugins: [compactStyles(), compactQueries(), keepQuery(), minifyFurther()],
  resolve: {
    alias: [
      // Lit's own module for style sheets carries what browsers of years ago needed.
      {
        find: /^(\.|@lit\/reactive-element)\/css-tag\.js$/,
        replacement: fileURLToPath(new URL('src/style-sheet.ts', import.meta.url)),
      },
    ],
  },
  build: {
    outDir: 'dist/cdn',
    target: 'es2023',
    modulePreload: false,
    lib: {
      entry: {
        'reader-article': 'src/cdn.ts',
        ...Object.fromEntries(ELEMENTS.map((tag) => [tag, `src/${tag}/${tag}.cdn.ts`])),
      },
      formats: ['es'],
      fileName: (_format, name) => `${name}.js`,
    },
    rolldownOptions: {
      // What all files share stays in reader-article.js, so that it needs no second round trip.
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        chunkFileNames: 'reader-article-[name].js',
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'elements',
              test: /\/(all-words-element|single-reader|load-reader|list-words|load-all-words|reader-queries|card-layout\.styles)\.[jt]s$/,
            },
          ],
        },
      },
    },
  },
})
