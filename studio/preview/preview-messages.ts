import type {Path} from 'sanity'

import {
  PREVIEW_SCHEMES,
  PREVIEW_THEMES,
  type PreviewScheme,
  type PreviewTheme,
} from './preview-settings.ts'

/** What the Studio sends to the page in the preview's frame: everything that it shows. */
export interface ShowMessage {
  readonly type: 'reader-article-preview-show'
  /** The result of the article query. */
  readonly article: unknown
  readonly theme: PreviewTheme
  readonly scheme: PreviewScheme
  readonly projectId: string
  readonly dataset: string
  /** The address of a Lake; undefined on hosted Sanity. */
  readonly apiHost: string | undefined
}

/** What the page sends to the Studio: that it can show an article, or the path of a field to edit. */
export type PageMessage =
  | {readonly type: 'reader-article-preview-ready'}
  | {readonly type: 'reader-article-preview-edit'; readonly path: Path}

/** Returns the message if the data is one for the page; everything else is ignored. */
export function readShowMessage(data: unknown): ShowMessage | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) {
    return undefined
  }
  const {type, article, projectId, dataset, apiHost, ...settings}: Record<string, unknown> = {
    ...data,
  }
  const theme = PREVIEW_THEMES.find((each) => each === settings['theme'])
  const scheme = PREVIEW_SCHEMES.find((each) => each === settings['scheme'])
  return type === 'reader-article-preview-show' &&
    theme &&
    scheme &&
    typeof projectId === 'string' &&
    typeof dataset === 'string' &&
    (apiHost === undefined || typeof apiHost === 'string')
    ? {type, article, theme, scheme, projectId, dataset, apiHost}
    : undefined
}

/** Returns the message if the data is one for the Studio; everything else is ignored. */
export function readPageMessage(data: unknown): PageMessage | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) {
    return undefined
  }
  if (data.type === 'reader-article-preview-ready') {
    return {type: data.type}
  }
  const path = 'path' in data ? readPath(data.path) : undefined
  return data.type === 'reader-article-preview-edit' && path ? {type: data.type, path} : undefined
}

function readPath(value: unknown): Path | undefined {
  if (!Array.isArray(value)) {
    return undefined
  }
  const path: Path = []
  for (const segment of value) {
    if (typeof segment === 'string' || typeof segment === 'number') {
      path.push(segment)
    } else if (
      typeof segment === 'object' &&
      segment !== null &&
      typeof segment._key === 'string'
    ) {
      path.push({_key: segment._key})
    } else {
      return undefined
    }
  }
  return path
}
