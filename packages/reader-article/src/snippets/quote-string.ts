const ESCAPES: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  "'": String.raw`\'`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
}

/** Writes a text as a string literal of a JavaScript module; inside a script element, `</script>` would end it. */
export function quoteString(text: string): string {
  const escaped = text
    .replace(/[\\'\n\r\t]/g, (character) => ESCAPES[character] ?? character)
    // Control characters, invisible characters and halves of surrogate pairs would be lost or misread when copied.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
      const code = character.charCodeAt(0).toString(16).padStart(4, '0')
      return String.raw`\u${code}`
    })
  return `'${escaped}'`
}
