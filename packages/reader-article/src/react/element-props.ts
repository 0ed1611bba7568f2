import type {HTMLAttributes, RefAttributes} from 'react'

/** The properties that every element has. */
export type ContentOption = 'projectId' | 'datasetName' | 'apiHost' | 'lang'

/** Handlers by the names that components give them; as methods, so that each may ask for its own event. */
export interface Handlers {
  onLoad?(event: Event): void
  onError?(event: Event): void
  onStatusChange?(event: Event): void
}

/** What a component takes: an element's own options, its events, and what every HTML element takes. */
export type ElementProps<
  E extends HTMLElement,
  Option extends keyof E,
  Events extends Handlers,
> = Omit<HTMLAttributes<E>, Option | keyof Events> &
  RefAttributes<E> & {[Name in Option]?: Exclude<E[Name], null>} & Events

/** What the tag itself takes in JSX: the same options as attributes, in kebab case. */
export type TagProps<E extends HTMLElement, Option extends keyof E> = Omit<
  HTMLAttributes<E>,
  Option
> &
  RefAttributes<E> & {
    // React would write to the element's `dataset`, which nobody can: so its property stays as it is.
    [Name in Option as Name extends 'datasetName' | 'data' ? Name : Kebab<Name>]?: Exclude<
      E[Name],
      null
    >
  }

type Kebab<Name> = Name extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${Kebab<Rest>}`
    : `-${Lowercase<First>}${Kebab<Rest>}`
  : ''
