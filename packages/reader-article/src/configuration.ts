import type {DatasetAddress, RenderContext} from '@reader-article/content'

import {ArticleError} from './errors.ts'

/** Where content comes from, for all elements of a page that do not say so themselves. */
export interface Configuration {
  projectId?: string | undefined
  dataset?: string | undefined
  /** The origin of a Lake; left out for hosted Sanity. */
  apiHost?: string | undefined
  /** Where this site has its pages of articles, such as '/articles/{slug}'. */
  articlePath?: string | undefined
  /** Where this site has its pages of readers, such as '/readers/{pin}'. */
  readerPath?: string | undefined
}

const configuration: Configuration = {}

/**
 * Says where all elements of this page read from; an element's own attributes come first.
 *
 * @example
 * configure({projectId: 'abc123', dataset: 'production'})
 */
export function configure(given: Configuration): void {
  Object.assign(configuration, given)
}

/** Takes the configuration from a script's address: `…/reader-article.js?project=abc123&dataset=production`. */
export function configureFromScript(address: string): void {
  const given = new URL(address).searchParams
  const said = (name: string) => given.get(name) ?? undefined
  configure({
    projectId: said('project'),
    dataset: said('dataset'),
    apiHost: said('api-host'),
    articlePath: said('article-path'),
    readerPath: said('reader-path'),
  })
}

/** Where this site has its pages, or ''. */
export function sitePaths(): Pick<RenderContext, 'articlePath' | 'readerPath'> {
  const {articlePath = '', readerPath = ''} = configuration
  return {articlePath, readerPath}
}

/**
 * Where an element reads from: what its attributes say, else the page's configuration.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function datasetAddress(element: Element): DatasetAddress {
  const said = (attribute: string, configured: string | undefined, right: RegExp): string => {
    const value = element.getAttribute(attribute) || configured || ''
    if (value && !right.test(value)) {
      throw new ArticleError('invalid-attribute', attribute, value)
    }
    return value
  }
  const projectId = said('project-id', configuration.projectId, /^[a-z\d][a-z\d-]*$/)
  if (!projectId) {
    throw new ArticleError('missing-attribute', 'project-id')
  }
  return {
    projectId,
    dataset: said('dataset', configuration.dataset, /^[a-z\d~][\w-]*$/) || 'production',
    apiHost:
      said('api-host', configuration.apiHost, /^https?:\/\/[^/?#@\\\s]+\/?$/).replace(/\/$/, '') ||
      undefined,
  }
}
