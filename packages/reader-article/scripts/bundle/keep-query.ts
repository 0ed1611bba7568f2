import type {Plugin} from 'vite'

/**
 * Lets files ask for each other with the query that the script's address carries.
 *
 * A browser takes reader-article.js?project=abc and reader-article.js for two modules, and would
 * load and run what they share twice, the second time without knowing its project.
 */
export function keepQuery(): Plugin {
  const query = 'new URL(import.meta.url).search'
  return {
    name: 'keep-query',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') {
          continue
        }
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
