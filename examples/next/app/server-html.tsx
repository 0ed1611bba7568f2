'use client'

import 'reader-article/define'

/**
 * Shows HTML with declarative shadow roots: a page's parser makes them, and after a `<Link>`, when
 * there is no parser at work, `setHTMLUnsafe` does. `innerHTML` would leave them out.
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
