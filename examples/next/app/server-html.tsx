'use client'

import 'reader-article/define'

/**
 * Shows HTML with declarative shadow roots. The browser's parser creates the roots when a page loads, and
 * `setHTMLUnsafe` creates them after a `<Link>`; `innerHTML` would ignore them.
 */
export function ServerHtml({html}: {html: string}) {
  const isServer = typeof document === 'undefined'
  return (
    <main
      ref={(main) => {
        if (main?.hasChildNodes() === false) {
          main.setHTMLUnsafe(html)
        }
      }}
      dangerouslySetInnerHTML={{__html: isServer ? html : ''}}
      suppressHydrationWarning
    />
  )
}
