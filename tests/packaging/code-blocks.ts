/** Returns the fenced code blocks of a Markdown text that are in one of these languages, in order. */
export function codeBlocks(markdown: string, languages: readonly string[]): string[] {
  return [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, language = '', code = '']) => (languages.includes(language) ? [code] : []),
  )
}
