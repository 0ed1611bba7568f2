import sanitizeHtml from 'sanitize-html'

/** Keeps what most editors and feed readers keep: the default tags of sanitize-html, and pictures. */
export function sanitize(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img'],
    allowedAttributes: {a: ['href'], img: ['src', 'alt', 'width', 'height']},
  })
}
