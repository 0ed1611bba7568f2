import type {Plugin} from 'vite'

/** Takes the white space out of style sheets, which no minifier of scripts does. */
export function compactStyles(): Plugin {
  return {
    name: 'compact-styles',
    transform(code, id) {
      if (!id.endsWith('.styles.ts')) {
        return undefined
      }
      return code.replace(/unsafeCSS\(`([^`$]*)`/g, (_, styles: string) => {
        const compact = styles
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,>!]) ?/g, '$1')
          .replace(/: /g, ':')
          .replaceAll(';}', '}')
          .replace(/='([\w-]+)'\]/g, '=$1]')
          .replace(/ \+ (?=[a-z*])| ([*/]) (?=\d)/g, (_found, sign = '+') => sign)
          .replace(/(?<=[ (:,*-])0\./g, '.')
        return `unsafeCSS(\`${compact.trim()}\``
      })
    },
  }
}
