import './page.css'

import type {Metadata} from 'next'
import type {ReactNode} from 'react'

export const metadata: Metadata = {title: 'The Harbour Gazette', icons: 'data:,'}

// An article appears when it is published, not when this app is built.
export const dynamic = 'force-dynamic'

export default function Layout({children}: {children: ReactNode}) {
  return (
    <html lang="en-GB">
      <body>{children}</body>
    </html>
  )
}
