import type {DatasetAddress, RenderContext} from '@reader-article/content'

import {ArticleError} from './errors.ts'

/** The dataset and the paths that elements use if their own attributes do not name them. */
export interface Configuration {
  projectId?: string | undefined
  dataset?: string | undefined
  /** The origin of a Lake; omitted for hosted Sanity. */
  apiHost?: string | undefined
  /** The path of this site's article pages, such as '/articles/{slug}'. */
  articlePath?: string | undefined
  /** The path of this site's reader pages, such as '/readers/{pin}'. */
  readerPath?: string | undefined
}

const configuration: Configuration = {}

/**
 * Sets the dataset and the paths for all elements of this page; an element's own attributes override them.
 *
 * @example
 * configure({projectId: 'abc123', dataset: 'production'})
 */
export function configure(changes: Configuration): void {
  Object.assign(configuration, changes)
}

/** Reads the configuration from a script's URL: `…/reader-article.js?project=abc123&dataset=production`. */
export function configureFromScript(url: string): void {
  const {searchParams} = new URL(url)
  const read = (name: string) => searchParams.get(name) ?? undefined
  configure({
    projectId: read('project'),
    dataset: read('dataset'),
    apiHost: read('api-host'),
    articlePath: read('article-path'),
    readerPath: read('reader-path'),
  })
}

/** Returns the paths of this site's article and reader pages; '' if they are not configured. */
export function getSitePaths(): Pick<RenderContext, 'articlePath' | 'readerPath'> {
  const {articlePath = '', readerPath = ''} = configuration
  return {articlePath, readerPath}
}

/**
 * Reads the dataset of an element from its attributes, or else from the page's configuration.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function readDatasetAddress(element: Element): DatasetAddress {
  const read = (attribute: string, configured: string | undefined, pattern: RegExp): string => {
    const value = element.getAttribute(attribute) || configured || ''
    if (value && !pattern.test(value)) {
      throw new ArticleError('invalid-attribute', attribute, value)
    }
    return value
  }
  const projectId = read('project-id', configuration.projectId, /^[a-z\d][a-z\d-]*$/)
  if (!projectId) {
    throw new ArticleError('missing-attribute', 'project-id')
  }
  return {
    projectId,
    dataset: read('dataset', configuration.dataset, /^[a-z\d~][\w-]*$/) || 'production',
    apiHost:
      read('api-host', configuration.apiHost, /^https?:\/\/[^/?#@\\\s]+\/?$/).replace(/\/$/, '') ||
      undefined,
  }
}
