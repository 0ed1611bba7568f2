import type {DatasetAddress} from '@reader-article/content'

import {ArticleError} from './errors.ts'

/** Where content comes from, for all elements of a page that do not say so themselves. */
export interface Configuration {
  projectId?: string | undefined
  dataset?: string | undefined
  /** The origin of a Lake; left out for hosted Sanity. */
  apiHost?: string | undefined
  /** Where this site has its pages of readers, such as '/readers/{pin}'. */
  readerPath?: string | undefined
}

/** Where an element says that its content comes from. */
export interface GivenAddress {
  readonly projectId: string | null | undefined
  readonly datasetName: string | null | undefined
  readonly apiHost: string | null | undefined
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
  const {project, ...given} = Object.fromEntries(new URL(address).searchParams)
  configure({
    projectId: project,
    dataset: given['dataset'],
    apiHost: given['api-host'],
    readerPath: given['reader-path'],
  })
}

/** Where this site has its pages of readers, or ''. */
export function configuredReaderPath(): string {
  return configuration.readerPath ?? ''
}

/**
 * Where an element reads from: what it says itself, else the page's configuration.
 *
 * @throws ArticleError 'missing-attribute' or 'invalid-attribute'.
 */
export function datasetAddress(given: GivenAddress): DatasetAddress {
  const projectId = given.projectId || configuration.projectId
  const dataset = given.datasetName || configuration.dataset || 'production'
  const apiHost = given.apiHost || configuration.apiHost
  if (!projectId) {
    throw new ArticleError('missing-attribute', 'project-id')
  }
  check('project-id', projectId, /^[a-z\d][a-z\d-]*$/)
  check('dataset', dataset, /^[a-z\d~][\w-]*$/)
  if (!apiHost) return {projectId, dataset}
  check('api-host', apiHost, /^https?:\/\/[^/?#@\\\s]+\/?$/)
  return {projectId, dataset, apiHost: apiHost.replace(/\/$/, '')}
}

function check(attribute: string, value: string, pattern: RegExp): void {
  if (!pattern.test(value)) throw new ArticleError('invalid-attribute', attribute, value)
}
