// First, so that the fetch is on its way while the rest is still being evaluated.
import './cdn-start.ts'
import './define.ts'

export * from './index.ts'
