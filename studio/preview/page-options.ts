/**
 * How Vite bundles the page of the preview. Its elements load files lazily, which the default format of a worker
 * does not allow.
 */
export const PREVIEW_PAGE_OPTIONS = {format: 'es'} as const
