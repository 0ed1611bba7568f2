import {MagicString} from 'magic-string'
import {parseSync, type Plugin, type Rolldown} from 'vite'

const ENTRY = 'reader-article.js'
const QUERY = 'new URL(import.meta.url).search'

/**
 * Makes files import each other with the query that the script's address carries.
 *
 * For a browser, reader-article.js?project=abc and reader-article.js are two modules: it would load
 * and run what files share twice, the second time without the project.
 */
export function keepQuery(): Plugin {
  return {
    name: 'keep-query',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') {
          file.code = importWithQuery(file, bundle)
        }
      }
    },
  }
}

function importWithQuery(
  {fileName, code}: Rolldown.OutputChunk,
  bundle: Rolldown.OutputBundle,
): string {
  const {staticImports, staticExports, dynamicImports} = parseSync(fileName, code).module
  if (staticExports.some(({entries}) => entries.some(({moduleRequest}) => moduleRequest))) {
    throw new Error(`${fileName} exports from another file, whose address would lack the query.`)
  }
  if (fileName === ENTRY && staticImports.length > 0) {
    const files = staticImports.map(({moduleRequest}) => moduleRequest.value).join(' and ')
    throw new Error(`${ENTRY} would wait for ${files}: one round trip more.`)
  }
  const rewritten = new MagicString(code)
  for (const {start, end} of staticImports) {
    rewritten.remove(start, end)
  }
  for (const {moduleRequest} of dynamicImports) {
    const specifier = code.slice(moduleRequest.start + 1, moduleRequest.end - 1)
    const imported = bundle[specifier.replace('./', '')]
    // A file that imports nothing shares nothing.
    if (imported?.type === 'chunk' && imported.imports.length > 0) {
      rewritten.appendRight(moduleRequest.end, `+${QUERY}`)
    }
  }
  if (staticImports.length > 0) {
    const patterns = staticImports.map(({entries}) => {
      const bindings = entries.map(({importName, localName}) => {
        if (importName.kind !== 'Name') {
          throw new Error(`${fileName}: files can import only names from each other.`)
        }
        return `${importName.name}:${localName.value}`
      })
      return `{${bindings.join()}}`
    })
    const imports = staticImports.map(
      ({moduleRequest}) => `import(${JSON.stringify(moduleRequest.value)}+${QUERY})`,
    )
    rewritten.prepend(`const[${patterns.join()}]=await Promise.all([${imports.join()}]);`)
  }
  return rewritten.toString()
}
