/** Puts a text in quotation marks, truncated if it is too long for a message. */
export function quote(text: string): string {
  const characters = Array.from(text)
  return `“${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : text}”`
}
