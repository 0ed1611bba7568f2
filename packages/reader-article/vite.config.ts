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
          .replace(/ ?([{};,>]) ?/g, '$1')
          .replace(/: /g, ':')
          .replaceAll(';}', '}')
        return `unsafeCSS(\`${compact.trim()}\``
      })
    },
  }
}

export default defineConfig({
  plugins: [compactStyles()],
  build: {
    outDir: 'dist/cdn',
    target: 'es2023',
    modulePreload: false,
    lib: {entry: 'src/cdn.ts', formats: ['es'], fileName: () => 'reader-article.js'},
    rolldownOptions: {
      output: {minify: true, chunkFileNames: 'reader-article-[name].js'},
    },
  },
})
