import {MagicString} from 'magic-string'
import {parseSync, type Plugin, type Rolldown} from 'vite'

const ENTRY = 'reader-article.js'
const QUERY = 'new URL(import.meta.url).search'
const AWAIT_EXPORTS = '.then(file=>file.default)'

type Chunks = Readonly<Record<string, Rolldown.RenderedChunk>>

/**
 * Makes files import each other with the query of the script's URL.
 *
 * For a browser, `reader-article.js?project=abc` and `reader-article.js` are two modules. Without the
 * query, the browser would load and run shared files twice, the second time without the project id.
 *
 * A static import cannot add the query. A file with static imports therefore becomes a file whose default
 * export is a promise of its exports. It has no top-level `await`, because in Safari before 27 `import()`
 * of a file with a pending top-level `await` can resolve too early: https://webkit.org/b/242740
 */
export function keepQuery(): Plugin {
  return {
    name: 'keep-query',
    renderChunk(code, {fileName, dynamicImports}, _options, {chunks}) {
      if (fileName === ENTRY) {
        checkLazyFiles(dynamicImports, chunks)
      }
      const rewritten = importWithQuery(fileName, code, chunks)
      return {code: rewritten.toString(), map: rewritten.generateMap({hires: true})}
    },
  }
}

/** @throws Error if a file that the entry imports lazily imports a file other than the entry. */
function checkLazyFiles(names: readonly string[], chunks: Chunks): void {
  for (const name of names) {
    const others = chunks[name]?.imports.filter((file) => file !== ENTRY) ?? []
    if (others.length > 0) {
      throw new Error(
        `${name} imports ${others.join(' and ')}, which costs one more round trip. Move the shared code into ${ENTRY}, or do not share it.`,
      )
    }
  }
}

function importWithQuery(fileName: string, code: string, chunks: Chunks): MagicString {
  const {staticImports, staticExports, dynamicImports} = parseSync(fileName, code).module
  if (staticExports.some(({entries}) => entries.some(({moduleRequest}) => moduleRequest))) {
    throw new Error(
      `${fileName} contains 'export … from', which cannot add the query. Import the names, then export them.`,
    )
  }
  if (fileName === ENTRY && staticImports.length > 0) {
    const files = staticImports.map(({moduleRequest}) => moduleRequest.value).join(' and ')
    throw new Error(
      `${ENTRY} imports ${files} with a static import, which costs pages a round trip. Use import() instead.`,
    )
  }
  const rewritten = new MagicString(code)
  for (const {start, end} of [
    ...staticImports,
    ...(staticImports.length > 0 ? staticExports : []),
  ]) {
    rewritten.remove(start, end)
  }
  for (const {end, moduleRequest} of dynamicImports) {
    const specifier = code.slice(moduleRequest.start + 1, moduleRequest.end - 1)
    const imported = chunks[specifier.replace('./', '')]
    if (!imported) {
      throw new Error(`${fileName} imports ${specifier}, which is not a file of this build.`)
    }
    // A file without any imports shares no code with others, so it needs no query.
    if (imported.imports.length + imported.dynamicImports.length > 0) {
      rewritten.appendRight(moduleRequest.end, `+${QUERY}`)
    }
    if (imported.imports.length > 0) {
      rewritten.appendRight(end, AWAIT_EXPORTS)
    }
  }
  if (staticImports.length > 0) {
    const destructurings = staticImports.map(({entries}) => {
      const bindings = entries.map(({importName, localName}) => {
        if (importName.kind !== 'Name') {
          throw new Error(
            `${fileName} has an import that is not of the form 'import {name} from'. Import each name.`,
          )
        }
        return `${importName.name}:${localName.value}`
      })
      return `{${bindings.join()}}`
    })
    const imports = staticImports.map(
      ({moduleRequest: {value}}) =>
        `import(${JSON.stringify(value)}+${QUERY})${value === `./${ENTRY}` ? '' : AWAIT_EXPORTS}`,
    )
    const exports = staticExports.flatMap(({entries}) =>
      entries.map(({exportName, localName}) => `${exportName.name}:${localName.name}`),
    )
    rewritten.prepend(
      `export default Promise.all([${imports.join()}]).then(([${destructurings.join()}])=>{`,
    )
    rewritten.append(`;return{${exports.join()}}})`)
  }
  return rewritten
}
